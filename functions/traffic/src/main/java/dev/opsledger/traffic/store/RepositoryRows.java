package dev.opsledger.traffic.store;

import dev.opsledger.core.dynamo.Row;
import dev.opsledger.core.dynamo.WriteItems;
import dev.opsledger.traffic.domain.FetchStatus;
import dev.opsledger.traffic.domain.GitHubIdentity;
import dev.opsledger.traffic.domain.Member;
import dev.opsledger.traffic.domain.Membership;
import dev.opsledger.traffic.domain.RepositoryName;
import dev.opsledger.traffic.domain.ShareLink;
import dev.opsledger.traffic.domain.SyncState;
import dev.opsledger.traffic.domain.WatchedRepository;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/** Maps repositories and memberships to rows. */
public final class RepositoryRows {
  static final String MEMBERS = "memberCount";
  static final String TOKEN = "githubToken";

  /** The last user of a deleted repository. */
  static final String LAST_USER = "lastUser";

  private static final List<String> OPTIONAL =
      List.of("syncReason", "goodOn", "checkedOn", "tried", "goodBy", "answered", "isPublic");

  private RepositoryRows() {}

  /** The row of a new repository with one member. */
  static Row row(WatchedRepository repository) {
    Row row =
        Row.of(TrafficKeys.repository(repository.id()), TrafficKeys.REPOSITORY)
            .with("id", repository.id())
            .with("fullName", repository.name().full())
            .with("createdAt", repository.createdAt())
            .with(MEMBERS, 1L)
            .with(TrafficKeys.INDEX_KEY, TrafficKeys.shardOf(repository.id()));
    var attributes = new LinkedHashMap<>(row.attributes());
    state(repository.sync()).forEach((name, value) -> attributes.put(name, value));
    return new Row(attributes);
  }

  /** The attributes of a state, without the absent ones. */
  private static Map<String, AttributeValue> state(SyncState state) {
    var values = new LinkedHashMap<String, AttributeValue>();
    values.put("syncStatus", Row.text(state.status().text()));
    values.put("syncSince", Row.text(state.since().toString()));
    state.reason().ifPresent(text -> values.put("syncReason", Row.text(text)));
    state.goodOn().ifPresent(day -> values.put("goodOn", Row.text(day.toString())));
    state.checkedOn().ifPresent(day -> values.put("checkedOn", Row.text(day.toString())));
    state.tried().ifPresent(key -> values.put("tried", Row.text(key)));
    state.goodBy().ifPresent(key -> values.put("goodBy", Row.text(key)));
    state
        .isPublic()
        .ifPresent(isPublic -> values.put("isPublic", AttributeValue.fromBool(isPublic)));
    state.verdict().ifPresent(status -> values.put("answered", Row.text(status.text())));
    return values;
  }

  /** The update that stores a state in a repository's row. */
  static UpdateExpression update(SyncState state) {
    return UpdateExpression.to(state(state), OPTIONAL);
  }

  /** The repository of a row. */
  public static WatchedRepository repository(Row row) {
    return new WatchedRepository(
        row.get("id"),
        RepositoryName.ofFull(row.get("fullName")),
        row.findInstant("createdAt").orElseThrow(),
        new SyncState(
            FetchStatus.of(row.get("syncStatus")),
            row.findInstant("syncSince").orElseThrow(),
            row.find("syncReason"),
            row.find("goodOn").map(LocalDate::parse),
            row.find("checkedOn").map(LocalDate::parse),
            row.find("tried"),
            row.find("goodBy"),
            row.find("answered").map(FetchStatus::of),
            row.attributes().containsKey("isPublic")
                ? Optional.of(row.flag("isPublic"))
                : Optional.empty()),
        new GitHubIdentity(
            row.findNumber("githubId"), row.find("currentName").map(RepositoryName::ofFull)));
  }

  /**
   * All names that find a repository: the one it was added under, and those it had on GitHub since.
   */
  static Set<String> names(Row row) {
    var names = new LinkedHashSet<>(row.texts("knownNames"));
    names.add(row.get("fullName"));
    row.find("currentName").ifPresent(names::add);
    return names;
  }

  /** The membership's row among those of its user. */
  static Row ofUser(Membership membership) {
    return Row.of(
            TrafficKeys.user(membership.user()), TrafficKeys.repository(membership.repository()))
        .with("id", membership.repository())
        .with("fullName", membership.name().full())
        .with("createdAt", membership.createdAt());
  }

  static Membership membership(String user, Row row) {
    return new Membership(
        user,
        row.get("id"),
        RepositoryName.ofFull(row.get("fullName")),
        row.findInstant("createdAt").orElseThrow(),
        VisibilityRow.read(row),
        new ShareLink(row.find(ShareLinkStore.HASH), row.number(ShareLinkStore.REVOCATIONS)));
  }

  /** The membership's row among those of its repository. */
  static Row ofRepository(Membership membership) {
    return Row.of(
            TrafficKeys.repository(membership.repository()), TrafficKeys.member(membership.user()))
        .with("createdAt", membership.createdAt());
  }

  static Member member(Row row) {
    return new Member(TrafficKeys.memberId(row.sk()), row.find(TOKEN), VisibilityRow.read(row));
  }

  static Row name(RepositoryName name, String id) {
    return Row.of(TrafficKeys.name(name), TrafficKeys.NAME).with("id", id);
  }

  /** The row that marks a deleted repository for purging. */
  public static Row purge(String id, String lastUser, Instant now) {
    return Row.of(TrafficKeys.PURGE, id).with("since", now).with(LAST_USER, lastUser);
  }

  /** Deletes a repository's name; a name that finds another repository by now stays. */
  static TransactWriteItem deleteName(WriteItems writes, String fullName, String repository) {
    return writes.deleteIf(
        TrafficKeys.name(RepositoryName.ofFull(fullName)),
        TrafficKeys.NAME,
        "attribute_not_exists(pk) OR id = :id",
        Map.of(":id", Row.text(repository)));
  }
}
