package dev.opsledger.local.simulator.github.world;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;

/** Repositories by id and by every current or former name. */
final class RepositoryRegister {
  private final Map<Long, Repository> byId = new ConcurrentSkipListMap<>();

  /** Ids by lower-case full name, former names included. */
  private final Map<String, Long> names = new ConcurrentHashMap<>();

  void add(Repository repository) {
    byId.put(repository.id(), repository);
    names.put(key(repository.fullName()), repository.id());
  }

  /** Changes a repository's owner or name; the old full name redirects until it is taken. */
  void move(Repository repository, Account owner, String name) {
    repository.move(owner, name);
    names.put(key(repository.fullName()), repository.id());
  }

  /** Moves all repositories of a renamed account to its new login. */
  void follow(Account renamed) {
    byId.values().stream()
        .filter(repository -> repository.owner().id() == renamed.id())
        .forEach(repository -> move(repository, renamed, repository.name()));
  }

  /** Removes a repository; its names then lead nowhere. */
  void remove(Repository repository) {
    byId.remove(repository.id());
  }

  /** The repository with this current or former full name, case-insensitive. */
  Optional<Repository> find(String fullName) {
    return Optional.ofNullable(names.get(key(fullName))).flatMap(this::find);
  }

  Optional<Repository> find(long id) {
    return Optional.ofNullable(byId.get(id));
  }

  private static String key(String fullName) {
    return fullName.toLowerCase(Locale.ROOT);
  }
}
