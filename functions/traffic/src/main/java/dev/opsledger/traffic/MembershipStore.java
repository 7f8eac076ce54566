package dev.opsledger.traffic;

import static dev.opsledger.traffic.RepositoryRows.MEMBERS;
import static dev.opsledger.traffic.RepositoryRows.TOKEN;

import dev.opsledger.core.dynamo.Row;
import dev.opsledger.core.dynamo.Table;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/**
 * Who keeps an eye on which repository. A repository's row counts its users and changes only in one
 * transaction with their memberships, so it goes exactly with the last of them.
 */
final class MembershipStore {
  private static final int TRIES = 8;

  private final Table table;
  private final Writes writes;
  private final Clock clock;

  MembershipStore(Table table, Clock clock) {
    this.table = table;
    this.writes = new Writes(table.name());
    this.clock = clock;
  }

  Optional<Membership> find(String user, String repository) {
    return table
        .get(Keys.user(user), Keys.repository(repository))
        .map(row -> RepositoryRows.membership(user, row));
  }

  /** All of a user's, in the order in which they were added. */
  List<Membership> of(String user) {
    var all = new ArrayList<Membership>();
    table
        .partition(Keys.user(user), "REPO#")
        .forEach(row -> all.add(RepositoryRows.membership(user, row)));
    all.sort(Comparator.comparing(Membership::createdAt).thenComparing(Membership::repository));
    return all;
  }

  /** Lets a user keep an eye on a repository; doing it again changes nothing. */
  Membership add(String user, RepositoryName name) {
    for (int attempt = 0; attempt < TRIES; attempt++) {
      Optional<String> known =
          table.getStrictly(Keys.name(name), Keys.NAME).map(row -> row.get("id"));
      Optional<Membership> mine =
          known
              .flatMap(id -> table.getStrictly(Keys.user(user), Keys.repository(id)))
              .map(row -> RepositoryRows.membership(user, row));
      if (mine.isPresent()) {
        return mine.get();
      }
      String id = known.orElseGet(() -> UUID.randomUUID().toString());
      var membership = Membership.begin(user, id, name, clock.instant());
      if (table.transact(known.isPresent() ? join(membership) : found(membership))) {
        return membership;
      }
      // Somebody else added or deleted it meanwhile: look again.
    }
    throw new IllegalStateException("a repository comes and goes too fast to be added");
  }

  private List<TransactWriteItem> found(Membership membership) {
    var repository =
        new Repository(
            membership.repository(),
            membership.name(),
            membership.createdAt(),
            SyncState.pending(membership.createdAt()));
    return List.of(
        writes.putNew(RepositoryRows.name(repository)),
        writes.putNew(RepositoryRows.row(repository)),
        writes.putNew(RepositoryRows.ofUser(membership)),
        writes.putNew(RepositoryRows.ofRepository(membership)));
  }

  private List<TransactWriteItem> join(Membership membership) {
    return List.of(
        count(membership.repository(), 1, "attribute_exists(pk)"),
        writes.putNew(RepositoryRows.ofUser(membership)),
        writes.putNew(RepositoryRows.ofRepository(membership)));
  }

  private TransactWriteItem count(String repository, long change, String condition) {
    return writes.update(
        Keys.repository(repository),
        Keys.REPOSITORY,
        "ADD " + MEMBERS + " :change",
        condition,
        Map.of(":change", Row.number(change)));
  }

  /** Replaces the GitHub token that a user gave; nothing happens when the membership is gone. */
  void giveToken(Membership membership, String sealed) {
    table.update(
        Keys.repository(membership.repository()),
        Keys.member(membership.user()),
        u ->
            u.updateExpression("SET " + TOKEN + " = :token")
                .conditionExpression("attribute_exists(pk)")
                .expressionAttributeValues(Map.of(":token", Row.text(sealed))));
  }

  /** All users of a repository. */
  List<Member> members(String repository) {
    var members = new ArrayList<Member>();
    table
        .partition(Keys.repository(repository), Keys.MEMBER)
        .forEach(row -> members.add(RepositoryRows.member(row)));
    return members;
  }

  /** Notes what a user may see; nothing happens when the membership is gone. */
  void note(String repository, Member member, Sight sight) {
    StateChange change = SightRow.change(sight);
    table.transact(
        List.of(
            note(Keys.user(member.user()), Keys.repository(repository), change),
            note(Keys.repository(repository), Keys.member(member.user()), change)));
  }

  private TransactWriteItem note(String pk, String sk, StateChange change) {
    return writes.update(pk, sk, change.expression(), "attribute_exists(pk)", change.values());
  }

  /** How a membership ended. */
  enum Removal {
    /** There was none. */
    NOTHING,
    /** Others keep an eye on the repository. */
    LEFT,
    /** It was the last: the repository is gone, and its rows are to be purged. */
    LAST
  }

  /** Ends a membership, and with the last one the repository. */
  Removal remove(String user, String repository) {
    for (int attempt = 0; attempt < TRIES; attempt++) {
      Optional<Row> mine = table.getStrictly(Keys.user(user), Keys.repository(repository));
      if (mine.isEmpty()) {
        return Removal.NOTHING;
      }
      if (table.transact(leave(user, repository))) {
        return Removal.LEFT;
      }
      RepositoryName name = RepositoryName.ofFull(mine.get().get("fullName"));
      if (table.transact(end(user, repository, name, clock.instant()))) {
        return Removal.LAST;
      }
      // Somebody else joined or left meanwhile: look again.
    }
    throw new IllegalStateException("a repository's users come and go too fast to be counted");
  }

  private List<TransactWriteItem> leave(String user, String repository) {
    TransactWriteItem oneLess =
        writes.update(
            Keys.repository(repository),
            Keys.REPOSITORY,
            "ADD " + MEMBERS + " :less",
            MEMBERS + " > :one",
            Map.of(":less", Row.number(-1L), ":one", Row.number(1L)));
    return List.of(
        writes.deleteExisting(Keys.user(user), Keys.repository(repository)),
        writes.delete(Keys.repository(repository), Keys.member(user)),
        oneLess);
  }

  private List<TransactWriteItem> end(
      String user, String repository, RepositoryName name, Instant now) {
    return List.of(
        writes.deleteExisting(Keys.user(user), Keys.repository(repository)),
        writes.delete(Keys.repository(repository), Keys.member(user)),
        writes.deleteIf(
            Keys.repository(repository),
            Keys.REPOSITORY,
            MEMBERS + " = :one",
            Map.of(":one", Row.number(1L))),
        writes.delete(Keys.name(name), Keys.NAME),
        writes.put(RepositoryRows.purge(repository, now)));
  }
}
