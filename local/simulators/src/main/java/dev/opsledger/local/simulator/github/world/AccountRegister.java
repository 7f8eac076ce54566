package dev.opsledger.local.simulator.github.world;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/** Accounts by login, case-insensitive. */
final class AccountRegister {
  private final Map<String, Account> byLogin = new ConcurrentHashMap<>();

  /** Returns the account with this login, creating it if necessary. */
  Account named(String login, Supplier<Account> made) {
    return byLogin.computeIfAbsent(key(login), _ -> made.get());
  }

  /** Adds an account unless its login is taken. */
  void addIfNew(Account account) {
    byLogin.putIfAbsent(key(account.login()), account);
  }

  Optional<Account> find(String login) {
    return Optional.ofNullable(byLogin.get(key(login)));
  }

  Optional<Account> find(long id) {
    return byLogin.values().stream().filter(account -> account.id() == id).findFirst();
  }

  /** Changes an account's login; the old login becomes free. */
  Account rename(Account account, String login) {
    var renamed = new Account(account.id(), login, account.type());
    byLogin.remove(key(account.login()));
    byLogin.put(key(login), renamed);
    return renamed;
  }

  private static String key(String login) {
    return login.toLowerCase(Locale.ROOT);
  }
}
