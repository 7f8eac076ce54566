package dev.opsledger.traffic.store;

import static dev.opsledger.traffic.store.RepositoryRows.TOKEN;

import dev.opsledger.core.dynamo.Row;
import dev.opsledger.core.dynamo.Table;
import dev.opsledger.core.dynamo.WriteItems;
import dev.opsledger.core.error.RequestException;
import dev.opsledger.traffic.domain.Member;
import dev.opsledger.traffic.domain.Membership;
import dev.opsledger.traffic.domain.RepositoryName;
import dev.opsledger.traffic.domain.Visibility;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/**
 * Stores which user watches which repository. A repository's row counts its members in the same
 * transactions that add and remove them, so it is deleted exactly with the last one.
 */
public final class MembershipStore {
  private final Table table;
  private final WriteItems writes;
  private final Clock clock;
  private final RepositoryQuota quota;
  private final MembershipWrites changes;

  /**
   * @param limit the most repositories of one user
   */
  public MembershipStore(Table table, Clock clock, int limit) {
    this.table = table;
    this.writes = new WriteItems(table.name());
    this.clock = clock;
    this.quota = new RepositoryQuota(table, limit);
    this.changes = new MembershipWrites(writes);
  }

  /** A store that adds no memberships. */
  public MembershipStore(Table table, Clock clock) {
    this(table, clock, 0);
  }

  Optional<Membership> find(String user, String repository) {
    return table
        .get(TrafficKeys.user(user), TrafficKeys.repository(repository))
        .map(row -> RepositoryRows.membership(user, row));
  }

  /** Reads with strong consistency. */
  public Optional<Membership> findStrictly(String user, String repository) {
    return table
        .getStrictly(TrafficKeys.user(user), TrafficKeys.repository(repository))
        .map(row -> RepositoryRows.membership(user, row));
  }

  /** All memberships of a user, oldest first. */
  public List<Membership> of(String user) {
    var all = new ArrayList<Membership>();
    table
        .partition(TrafficKeys.user(user), TrafficKeys.MEMBERSHIPS)
        .forEach(row -> all.add(RepositoryRows.membership(user, row)));
    all.sort(Comparator.comparing(Membership::createdAt).thenComparing(Membership::repository));
    return all;
  }

  /**
   * Subscribes a user to a repository; doing it again changes nothing.
   *
   * @throws RequestException 400 if the user already has as many as allowed
   */
  public Membership add(String user, RepositoryName name) {
    return table.settle(() -> addOnce(user, name));
  }

  /** Empty if a concurrent request added or deleted the repository. */
  private Optional<Membership> addOnce(String user, RepositoryName name) {
    Optional<String> known =
        table.getStrictly(TrafficKeys.name(name), TrafficKeys.NAME).map(row -> row.get("id"));
    Optional<Membership> mine = known.flatMap(id -> findStrictly(user, id));
    if (mine.isPresent()) {
      return mine;
    }
    String id = known.orElseGet(() -> UUID.randomUUID().toString());
    var membership = Membership.begin(user, id, name, clock.instant());
    var items =
        new ArrayList<>(known.isPresent() ? changes.join(membership) : changes.create(membership));
    items.add(quota.reserve(user));
    if (table.transact(items)) {
      return Optional.of(membership);
    }
    known.ifPresent(old -> releaseName(name, old));
    return Optional.empty();
  }

  /** Deletes a name that still points to a deleted repository, so that it can be added again. */
  private void releaseName(RepositoryName name, String repository) {
    if (table.getStrictly(TrafficKeys.repository(repository), TrafficKeys.REPOSITORY).isEmpty()) {
      table.transact(List.of(RepositoryRows.deleteName(writes, name.full(), repository)));
    }
  }

  /** Stores a user's sealed GitHub token; does nothing if the membership is gone. */
  public void giveToken(Membership membership, String sealed) {
    table.updateExisting(
        TrafficKeys.repository(membership.repository()),
        TrafficKeys.member(membership.user()),
        "SET " + TOKEN + " = :token",
        Map.of(":token", Row.text(sealed)));
  }

  /**
   * Replaces a token by the same one sealed with the current key, unless the user has replaced it.
   */
  public void reseal(String repository, String user, String old, String sealed) {
    table.update(
        TrafficKeys.repository(repository),
        TrafficKeys.member(user),
        u ->
            u.updateExpression("SET " + TOKEN + " = :token")
                .conditionExpression(TOKEN + " = :old")
                .expressionAttributeValues(
                    Map.of(":token", Row.text(sealed), ":old", Row.text(old))));
  }

  /** All members of a repository. */
  public List<Member> members(String repository) {
    var members = new ArrayList<Member>();
    table
        .partition(TrafficKeys.repository(repository), TrafficKeys.MEMBERS)
        .forEach(row -> members.add(RepositoryRows.member(row)));
    return members;
  }

  /** Stores what a user may see; does nothing if the membership is gone. */
  public void setVisibility(String repository, Member member, Visibility visibility) {
    UpdateExpression update = VisibilityRow.update(visibility);
    table.transact(
        List.of(
            setVisibility(
                TrafficKeys.user(member.user()), TrafficKeys.repository(repository), update),
            setVisibility(
                TrafficKeys.repository(repository), TrafficKeys.member(member.user()), update)));
  }

  private TransactWriteItem setVisibility(String pk, String sk, UpdateExpression update) {
    return writes.updateExisting(pk, sk, update.expression(), update.values());
  }

  /** The result of removing a membership. */
  public enum Removal {
    /** There was none. */
    NOTHING,
    /** Others still watch the repository. */
    LEFT,
    /** It was the last one: the repository is deleted, and its rows have to be purged. */
    LAST
  }

  /** Removes a membership, and with the last one the repository. */
  public Removal remove(String user, String repository) {
    return table.settle(() -> removeOnce(user, repository));
  }

  /** Empty if another user joined or left meanwhile. */
  private Optional<Removal> removeOnce(String user, String repository) {
    Optional<Row> mine =
        table.getStrictly(TrafficKeys.user(user), TrafficKeys.repository(repository));
    if (mine.isEmpty()) {
      return Optional.of(Removal.NOTHING);
    }
    Optional<String> shared = mine.get().find(ShareLinkStore.HASH);
    Optional<TransactWriteItem> released = quota.release(user);
    var leaving = new ArrayList<>(changes.leave(user, repository, shared));
    released.ifPresent(leaving::add);
    if (table.transact(leaving)) {
      return Optional.of(Removal.LEFT);
    }
    Optional<Row> row =
        table.getStrictly(TrafficKeys.repository(repository), TrafficKeys.REPOSITORY);
    if (row.isEmpty()) {
      return Optional.empty();
    }
    var ending = new ArrayList<>(changes.deleteLast(user, row.get(), shared, clock.instant()));
    released.ifPresent(ending::add);
    return table.transact(ending) ? Optional.of(Removal.LAST) : Optional.empty();
  }
}
