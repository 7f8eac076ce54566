package dev.opsledger.local.simulator.github.api;

import dev.opsledger.local.simulator.github.world.Account;
import dev.opsledger.local.simulator.github.world.AppInstallation;
import dev.opsledger.local.simulator.github.world.Repository;

/** Who calls; each has a primary rate limit of its own. */
sealed interface Caller {
  /** The App itself, by its JWT. */
  record App() implements Caller {
    @Override
    public String limitKey() {
      return "app";
    }
  }

  /** An installation, by one of its tokens; all of them share one limit. */
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

  /** A person, by a personal access token. */
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

  /** Nobody known, limited by address. */
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

  /** Whose budget a call of this caller takes from. */
  String limitKey();

  /** Whether the repository exists for this caller. */
  default boolean mayRead(Repository repository) {
    return false;
  }

  /** Whether the caller has the permission Administration: read. */
  default boolean administers(Repository repository) {
    return false;
  }
}
