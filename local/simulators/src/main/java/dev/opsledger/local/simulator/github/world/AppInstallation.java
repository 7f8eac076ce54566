package dev.opsledger.local.simulator.github.world;

import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** An installation of the App for an account. */
public final class AppInstallation {
  private final long id;
  private volatile Account account;
  private final Instant createdAt;
  private final Set<Repository> repositories = new LinkedHashSet<>();
  private volatile Instant updatedAt;
  private volatile Instant suspendedAt;

  AppInstallation(long id, Account account, Instant createdAt) {
    this.id = id;
    this.account = account;
    this.createdAt = createdAt;
    this.updatedAt = createdAt;
  }

  /** The installation's id, which never changes. */
  public long id() {
    return id;
  }

  /** The account as it is now, after any rename. */
  public Account account() {
    return account;
  }

  /** When the App was installed. */
  public Instant createdAt() {
    return createdAt;
  }

  /** When the App was installed or, if later, last suspended or unsuspended. */
  public Instant updatedAt() {
    return updatedAt;
  }

  /** When it was suspended; empty if it is active. */
  public Optional<Instant> suspendedAt() {
    return Optional.ofNullable(suspendedAt);
  }

  /** The repositories it can access, in the order added. */
  public synchronized List<Repository> repositories() {
    return List.copyOf(repositories);
  }

  /** Whether it can access a repository. */
  public synchronized boolean covers(Repository repository) {
    return repositories.contains(repository);
  }

  void rename(Account renamed) {
    account = renamed;
  }

  void suspend(Instant at) {
    suspendedAt = at;
    updatedAt = at;
  }

  void unsuspend(Instant at) {
    suspendedAt = null;
    updatedAt = at;
  }

  synchronized void add(Repository repository) {
    repositories.add(repository);
  }

  synchronized void remove(Repository repository) {
    repositories.remove(repository);
  }
}
