package dev.opsledger.ci.store;

import dev.opsledger.ci.domain.Installation;
import dev.opsledger.ci.domain.Owner;
import dev.opsledger.core.dynamo.Row;
import dev.opsledger.core.dynamo.Table;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * In which accounts the App is installed. A row for each name that an account has or had, so that
 * the old name finds it, until another account takes that name. One that is removed leaves its
 * rows, so that what is older than its removal does not bring it back.
 */
public final class InstallationStore {
  private static final String ALL = "INSTALLATIONS";

  private final Table table;
  private final Clock clock;

  public InstallationStore(Table table, Clock clock) {
    this.table = table;
    this.clock = clock;
  }

  /** The account that has or had a login, whose letter case does not count. */
  public Optional<Owner> find(String login) {
    return table
        .get(ALL, key(login))
        .filter(row -> !row.flag("removed"))
        .map(InstallationStore::owner);
  }

  private static Owner owner(Row row) {
    return new Owner(row.findNumber("account"), row.get("login"), names(row));
  }

  private static Set<String> names(Row row) {
    var names = new TreeSet<>(row.texts("logins"));
    names.add(row.sk());
    names.add(key(row.get("login")));
    return names;
  }

  /**
   * Takes what an event says of an installation, unless more recent things are known.
   *
   * @return whether it was taken, or known already
   */
  public boolean take(Installation installation) {
    Optional<Row> stored = table.get(ALL, key(installation.login()));
    if (stored.filter(row -> isOutdated(installation, row)).isPresent()) {
      return false;
    }
    List<Row> known = stored.isPresent() ? List.of(stored.get()) : everyRow();
    put(installation, known);
    return true;
  }

  /**
   * Takes that an installation was removed, unless there is a newer one in its place.
   *
   * @return whether it was in force
   */
  public boolean remove(Installation installation) {
    Optional<Row> stored = table.get(ALL, key(installation.login()));
    if (stored.filter(row -> row.number("id") > installation.id()).isPresent()) {
      return false;
    }
    List<Row> rows = everyRow().stream().filter(row -> isOf(row, installation)).toList();
    rows.forEach(row -> table.put(removed(row, installation.id())));
    return !rows.isEmpty();
  }

  private static boolean isOutdated(Installation event, Row row) {
    boolean former = event.id() < row.number("id");
    boolean ended = row.flag("removed") && event.id() <= row.number("id");
    boolean older =
        event.id() == row.number("id")
            && event.changed().filter(at -> at < row.number("changed")).isPresent();
    return former || ended || older;
  }

  /**
   * Makes the store equal to GitHub's list.
   *
   * @param listedAt when the list was begun; what was installed since then may not be in it, and
   *     stays
   * @return those that are stored and were not listed
   */
  public List<Installation> replaceAll(Collection<Installation> installations, Instant listedAt) {
    var rows = new ArrayList<>(everyRow());
    for (Installation installation : installations) {
      put(installation, rows);
      rows.removeIf(row -> isOf(row, installation) || row.sk().equals(key(installation.login())));
    }
    return rows.stream()
        .filter(row -> !row.flag("removed"))
        .filter(row -> row.findInstant("since").orElse(Instant.MIN).isBefore(listedAt))
        .map(InstallationStore::installation)
        .distinct()
        .toList();
  }

  private static Installation installation(Row row) {
    return new Installation(
        row.number("id"),
        row.get("login"),
        row.findNumber("account"),
        row.find("suspendedSince"),
        row.findNumber("changed"));
  }

  /** Stores an installation under each name of its account; no write when nothing changed. */
  private void put(Installation installation, Collection<Row> stored) {
    List<Row> own = stored.stream().filter(row -> isOf(row, installation)).toList();
    var names = new TreeSet<String>();
    own.forEach(row -> names.addAll(names(row)));
    names.add(key(installation.login()));
    Instant since =
        own.stream()
            .flatMap(row -> row.findInstant("since").stream())
            .min(Instant::compareTo)
            .orElseGet(clock::instant);
    for (Row former : own) {
      if (!former.sk().equals(key(installation.login()))) {
        write(row(former.sk(), installation, names, since, former), Optional.of(former));
      }
    }
    Optional<Row> current =
        stored.stream().filter(row -> row.sk().equals(key(installation.login()))).findFirst();
    Row before = own.isEmpty() ? null : own.getFirst();
    write(row(key(installation.login()), installation, names, since, before), current);
  }

  /** What this one does not say, as an event about a run does not, stays as it was. */
  private static Row row(
      String sk, Installation now, Set<String> names, Instant since, Row before) {
    Long changed = now.changed().orElse(before == null ? null : nullable(before, "changed"));
    Long account = now.account().orElse(before == null ? null : nullable(before, "account"));
    return Row.of(ALL, sk)
        .with("id", now.id())
        .with("login", now.login())
        .with("account", account)
        .with("logins", names)
        .with("suspendedSince", now.suspendedSince().orElse(null))
        .with("changed", changed)
        .with("since", since);
  }

  private static Long nullable(Row row, String number) {
    return row.findNumber(number).orElse(null);
  }

  private void write(Row row, Optional<Row> stored) {
    if (!stored.map(r -> r.attributes().equals(row.attributes())).orElse(false)) {
      table.put(row);
    }
  }

  private static Row removed(Row row, long id) {
    return row.with("removed", true).with("id", Math.max(id, row.number("id")));
  }

  /** Rows of before accounts had ids here are known by their installation or their name. */
  private static boolean isOf(Row row, Installation installation) {
    Optional<Long> account = row.findNumber("account");
    if (account.isPresent() && installation.account().isPresent()) {
      return account.equals(installation.account());
    }
    return row.number("id") == installation.id()
        || key(row.get("login")).equals(key(installation.login()));
  }

  private List<Row> everyRow() {
    var rows = new ArrayList<Row>();
    table.partition(ALL).forEach(rows::add);
    return rows;
  }

  private static String key(String login) {
    return login.toLowerCase(Locale.ROOT);
  }
}
