package dev.opsledger.local.simulator.github.api;

import dev.opsledger.local.simulator.github.world.Account;
import dev.opsledger.local.simulator.github.world.AppInstallation;
import dev.opsledger.local.simulator.github.world.Repository;

/** The authenticated caller; each has its own primary rate limit. */
sealed interface Caller {
  /** The App itself, authenticated by its JWT. */
  record App() implements Caller {
    @Override
    public String limitKey() {
      return "app";
    }
  }

  /** An installation, authenticated by one of its tokens, which all share one rate limit. */
  record Installed(AppInstallation installation) implements Caller {
    @Override
    public String limitKey() {
      return limitKey(installation);
    }

    static String limitKey(AppInstallation installation) {
      return "installation " + installation.id();
    }

    @Override
    public boolean mayRead(Repository repository) {
      return !repository.secret() || installation.covers(repository);
    }

    @Override
    public boolean administers(Repository repository) {
      return installation.covers(repository);
    }
  }

  /** A user, authenticated by a personal access token. */
  record Person(Account account) implements Caller {
    @Override
    public String limitKey() {
      return "person " + account.id();
    }

    @Override
    public boolean mayRead(Repository repository) {
      return !repository.secret() || administers(repository);
    }

    @Override
    public boolean administers(Repository repository) {
      return repository.owner().equals(account);
    }
  }

  /** An unauthenticated caller, rate-limited by address. */
  record Anonymous(String address) implements Caller {
    @Override
    public String limitKey() {
      return "address " + address;
    }

    @Override
    public boolean mayRead(Repository repository) {
      return !repository.secret();
    }
  }

  /** The key of the rate limit that this caller's requests count against. */
  String limitKey();

  /** Whether the caller can see the repository. */
  default boolean mayRead(Repository repository) {
    return false;
  }

  /** Whether the caller has the permission Administration: read. */
  default boolean administers(Repository repository) {
    return false;
  }
}
