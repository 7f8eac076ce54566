package dev.opsledger.local.simulator.github.world;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/** The accounts by their logins, in any letter case. */
final class AccountRegister {
  private final Map<String, Account> byLogin = new ConcurrentHashMap<>();

  /** The account of a login, made if there is none. */
  Account named(String login, Supplier<Account> made) {
    return byLogin.computeIfAbsent(key(login), _ -> made.get());
  }

  /** Adds an account unless somebody has its login. */
  void addIfNew(Account account) {
    byLogin.putIfAbsent(key(account.login()), account);
  }

  Optional<Account> find(String login) {
    return Optional.ofNullable(byLogin.get(key(login)));
  }

  Optional<Account> find(long id) {
    return byLogin.values().stream().filter(account -> account.id() == id).findFirst();
  }

  /** Gives an account another login; nobody has the old one any more. */
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
