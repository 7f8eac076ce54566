package dev.opsledger.local.simulator.github.world;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;

/** The repositories by their ids and by every name they have had. */
final class RepositoryRegister {
  private final Map<Long, Repository> byId = new ConcurrentSkipListMap<>();

  /** Lower-case full names, those of before a rename too. */
  private final Map<String, Long> names = new ConcurrentHashMap<>();

  void add(Repository repository) {
    byId.put(repository.id(), repository);
    names.put(key(repository.fullName()), repository.id());
  }

  /** Gives a repository another owner or name; the old full name redirects until it is taken. */
  void move(Repository repository, Account owner, String name) {
    repository.move(owner, name);
    names.put(key(repository.fullName()), repository.id());
  }

  /** Moves all that an account owns to the login it has now. */
  void follow(Account renamed) {
    byId.values().stream()
        .filter(repository -> repository.owner().id() == renamed.id())
        .forEach(repository -> move(repository, renamed, repository.name()));
  }

  /** Forgets a repository; its names lead nowhere. */
  void remove(Repository repository) {
    byId.remove(repository.id());
  }

  /** By its full name of today or of before, in any letter case. */
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
