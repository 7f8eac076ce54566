package dev.opsledger.ci.store;

import dev.opsledger.ci.domain.Installation;
import dev.opsledger.ci.domain.Owner;
import dev.opsledger.core.dynamo.Row;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Maps installations to rows and back. */
final class InstallationRows {
  private InstallationRows() {}

  static Owner owner(Row row) {
    return new Owner(row.findNumber("account"), row.get("login"), names(row));
  }

  /** Every name the account has or had, as the rows are keyed by them. */
  static Set<String> names(Row row) {
    var names = new TreeSet<>(row.texts("logins"));
    names.add(row.sk());
    names.add(CiKeys.installationSk(row.get("login")));
    return names;
  }

  static Installation installation(Row row) {
    return new Installation(
        row.number("id"),
        row.get("login"),
        row.findNumber("account"),
        row.find("suspendedSince"),
        row.findNumber("changed"));
  }

  /**
   * The row of an installation under one of its account's names. Account and time of change are
   * kept from before where the installation lacks them, as in an event about a run.
   *
   * @param before a row of the same installation, null where there is none
   */
  static Row row(String sk, Installation now, Set<String> names, Instant since, Row before) {
    Long changed = now.changed().orElse(before == null ? null : nullable(before, "changed"));
    Long account = now.account().orElse(before == null ? null : nullable(before, "account"));
    return Row.of(CiKeys.INSTALLATIONS, sk)
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

  static Row removed(Row row, long id, Instant now) {
    return row.with("removed", true).with("removedAt", now).with("id", id);
  }

  static boolean isRemoved(Row row) {
    return row.flag("removed");
  }

  /** Whether the store knows something more recent than what an event says. */
  static boolean isOutdated(Installation event, Row row) {
    boolean ended = isRemoved(row) && event.id() <= row.number("id");
    return ended || isOlder(event, row);
  }

  /** Whether an event has changed a row since GitHub's list was read. */
  static boolean isNewer(Row row, Installation listed, Instant listedAt) {
    boolean ended =
        isRemoved(row)
            && listed.id() <= row.number("id")
            && !row.findInstant("removedAt").orElse(Instant.MIN).isBefore(listedAt);
    return ended || isOlder(listed, row);
  }

  private static boolean isOlder(Installation one, Row row) {
    boolean replaced = one.id() < row.number("id");
    boolean changed =
        one.id() == row.number("id")
            && one.changed().filter(at -> at < row.number("changed")).isPresent();
    return replaced || changed;
  }

  /**
   * Whether a row is about the account of an installation. Rows of a former version have no
   * account's id and are compared by installation id or name.
   */
  static boolean isOf(Row row, Installation installation) {
    Optional<Long> account = row.findNumber("account");
    if (account.isPresent() && installation.account().isPresent()) {
      return account.equals(installation.account());
    }
    return row.number("id") == installation.id()
        || CiKeys.installationSk(row.get("login"))
            .equals(CiKeys.installationSk(installation.login()));
  }
}
