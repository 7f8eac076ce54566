package dev.opsledger.ci.store;

import dev.opsledger.ci.domain.Installation;
import dev.opsledger.ci.domain.Owner;
import dev.opsledger.core.concurrent.Deadline;
import dev.opsledger.core.dynamo.Row;
import dev.opsledger.core.dynamo.Table;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/**
 * The accounts in which the App is installed. An account has a row for each name it has or had, so
 * that an old name finds it until another account takes that name. The rows of a removed
 * installation stay, marked as removed, so that a late event does not bring it back.
 */
public final class InstallationStore {
  private final Table table;
  private final Clock clock;

  /** Keeps installations in the CI table. */
  public InstallationStore(Table table, Clock clock) {
    this.table = table;
    this.clock = clock;
  }

  /** The account that has or had a login, in any letter case. */
  public Optional<Owner> find(String login) {
    return stored(login)
        .filter(row -> !InstallationRows.isRemoved(row))
        .map(InstallationRows::owner);
  }

  /** The present logins of the accounts in which the App is installed, in alphabetical order. */
  public List<String> logins() {
    return allRows().stream()
        .filter(row -> !InstallationRows.isRemoved(row))
        .map(row -> InstallationRows.owner(row).login())
        .distinct()
        .sorted(String.CASE_INSENSITIVE_ORDER)
        .toList();
  }

  /** GitHub's id of an organization's installation; empty if the App is not installed there. */
  public Optional<Long> installation(String login) {
    return stored(login)
        .filter(row -> !InstallationRows.isRemoved(row))
        .map(row -> InstallationRows.installation(row).id());
  }

  private Optional<Row> stored(String login) {
    return table.get(CiKeys.INSTALLATIONS, CiKeys.installationSk(login));
  }

  /**
   * Stores what an event says about an installation, unless something more recent is stored.
   *
   * @return false when the event was outdated
   */
  public boolean apply(Installation installation) {
    List<Row> known = rowsOf(installation);
    if (known.stream().anyMatch(row -> InstallationRows.isOutdated(installation, row))) {
      return false;
    }
    put(installation, known);
    return true;
  }

  /**
   * The rows of an account under all its names, and the one under the name that an event gives it:
   * an old event carries an old name, under which nothing or another account may be stored.
   */
  private List<Row> rowsOf(Installation installation) {
    String sk = CiKeys.installationSk(installation.login());
    return allRows().stream()
        .filter(row -> row.sk().equals(sk) || InstallationRows.isOf(row, installation))
        .toList();
  }

  /**
   * Marks an installation as removed, unless a newer one has taken its place.
   *
   * @return whether it was stored
   */
  public boolean remove(Installation installation) {
    List<Row> known = rowsOf(installation);
    if (known.stream().anyMatch(row -> row.number("id") > installation.id())) {
      return false;
    }
    List<Row> own = known.stream().filter(row -> InstallationRows.isOf(row, installation)).toList();
    Instant now = clock.instant();
    own.forEach(row -> table.put(InstallationRows.removed(row, installation.id(), now)));
    return !own.isEmpty();
  }

  /** The accounts in which the App is installed, each once. */
  public List<Owner> owners() {
    return allRows().stream()
        .filter(row -> !InstallationRows.isRemoved(row))
        .map(InstallationRows::owner)
        .filter(owner -> owner.logins().contains(CiKeys.installationSk(owner.login())))
        .distinct()
        .toList();
  }

  /** An account and its installation. */
  public record Installed(long installation, Owner owner) {}

  /** The accounts whose installations are not suspended, each once. */
  public List<Installed> installed() {
    return allRows().stream()
        .filter(row -> !InstallationRows.isRemoved(row))
        .filter(row -> InstallationRows.installation(row).suspendedSince().isEmpty())
        .map(
            row ->
                new Installed(InstallationRows.installation(row).id(), InstallationRows.owner(row)))
        .filter(each -> each.owner().logins().contains(CiKeys.installationSk(each.owner().login())))
        .distinct()
        .toList();
  }

  /**
   * Makes the store equal to GitHub's list, except for what events have changed meanwhile.
   *
   * @param listedAt when reading the list began; an installation stored since then may be missing
   *     from it and stays, and one removed since then stays removed
   * @return the stored installations that were not listed
   */
  public List<Installation> replaceAll(Collection<Installation> installations, Instant listedAt) {
    var rows = new ArrayList<>(allRows());
    for (Installation installation : installations) {
      Deadline.check("storing installations");
      boolean changed =
          rows.stream()
              .filter(row -> InstallationRows.isOf(row, installation))
              .anyMatch(row -> InstallationRows.isNewer(row, installation, listedAt));
      if (!changed) {
        put(installation, rows);
      }
      rows.removeIf(
          row ->
              InstallationRows.isOf(row, installation)
                  || row.sk().equals(CiKeys.installationSk(installation.login())));
    }
    return rows.stream()
        .filter(row -> !InstallationRows.isRemoved(row))
        .filter(row -> row.findInstant("since").orElse(Instant.MIN).isBefore(listedAt))
        .map(InstallationRows::installation)
        .distinct()
        .toList();
  }

  /** Stores an installation under each name of its account; writes only rows that change. */
  private void put(Installation installation, Collection<Row> stored) {
    String sk = CiKeys.installationSk(installation.login());
    List<Row> own =
        stored.stream().filter(row -> InstallationRows.isOf(row, installation)).toList();
    var names = new TreeSet<String>();
    own.forEach(row -> names.addAll(InstallationRows.names(row)));
    names.add(sk);
    Instant since =
        own.stream()
            .flatMap(row -> row.findInstant("since").stream())
            .min(Instant::compareTo)
            .orElseGet(clock::instant);
    for (Row former : own) {
      if (!former.sk().equals(sk)) {
        Row row = InstallationRows.row(former.sk(), installation, names, since, former);
        write(row, Optional.of(former));
      }
    }
    Row before = own.isEmpty() ? null : own.getFirst();
    write(
        InstallationRows.row(sk, installation, names, since, before),
        stored.stream().filter(row -> row.sk().equals(sk)).findFirst());
  }

  private void write(Row row, Optional<Row> stored) {
    if (!stored.map(r -> r.attributes().equals(row.attributes())).orElse(false)) {
      table.put(row);
    }
  }

  /** The keys under which runs of accounts are stored, those of removed installations as well. */
  public List<String> ownerKeys() {
    return allRows().stream()
        .map(InstallationRows::owner)
        .flatMap(owner -> CiKeys.owners(owner, true).stream())
        .distinct()
        .sorted()
        .toList();
  }

  private List<Row> allRows() {
    var rows = new ArrayList<Row>();
    table.partition(CiKeys.INSTALLATIONS).forEach(rows::add);
    return rows;
  }
}
