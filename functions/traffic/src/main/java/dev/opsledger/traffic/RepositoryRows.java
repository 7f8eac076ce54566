package dev.opsledger.traffic;

import dev.opsledger.core.dynamo.Row;
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

/** Repositories and memberships as rows. */
final class RepositoryRows {
  static final String MEMBERS = "memberCount";
  static final String TOKEN = "githubToken";

  /** Who was the last to keep an eye on a repository that is gone. */
  static final String LAST_USER = "lastUser";

  private static final List<String> OPTIONAL =
      List.of("syncReason", "goodOn", "checkedOn", "tried", "goodBy", "answered", "isPublic");

  private RepositoryRows() {}

  static Row row(Repository repository) {
    Row row =
        Row.of(Keys.repository(repository.id()), Keys.REPOSITORY)
            .with("id", repository.id())
            .with("fullName", repository.name().full())
            .with("createdAt", repository.createdAt())
            .with(MEMBERS, 1L)
            .with(Keys.INDEX_KEY, Keys.shardOf(repository.id()));
    var attributes = new LinkedHashMap<>(row.attributes());
    state(repository.sync()).forEach((name, value) -> attributes.put(name, value));
    return new Row(attributes);
  }

  /** The attributes of a state, those that it does not have left out. */
  private static Map<String, AttributeValue> state(SyncState state) {
    var values = new LinkedHashMap<String, AttributeValue>();
    values.put("syncStatus", Row.text(state.status().text()));
    values.put("syncSince", Row.text(state.since().toString()));
    state.reason().ifPresent(text -> values.put("syncReason", Row.text(text)));
    state.goodOn().ifPresent(day -> values.put("goodOn", Row.text(day.toString())));
    state.checkedOn().ifPresent(day -> values.put("checkedOn", Row.text(day.toString())));
    state.tried().ifPresent(key -> values.put("tried", Row.text(key)));
    state.goodBy().ifPresent(key -> values.put("goodBy", Row.text(key)));
    state.open().ifPresent(open -> values.put("isPublic", AttributeValue.fromBool(open)));
    state.answer().ifPresent(status -> values.put("answered", Row.text(status.text())));
    return values;
  }

  /** The change of a repository's row that stores a state. */
  static StateChange change(SyncState state) {
    return StateChange.to(state(state), OPTIONAL);
  }

  static Repository repository(Row row) {
    return new Repository(
        row.get("id"),
        RepositoryName.ofFull(row.get("fullName")),
        row.findInstant("createdAt").orElseThrow(),
        new SyncState(
            SyncStatus.of(row.get("syncStatus")),
            row.findInstant("syncSince").orElseThrow(),
            row.find("syncReason"),
            row.find("goodOn").map(LocalDate::parse),
            row.find("checkedOn").map(LocalDate::parse),
            row.find("tried"),
            row.find("goodBy"),
            row.find("answered").map(SyncStatus::of),
            row.attributes().containsKey("isPublic")
                ? Optional.of(row.flag("isPublic"))
                : Optional.empty()),
        new Upstream(
            row.findNumber("githubId"), row.find("currentName").map(RepositoryName::ofFull)));
  }

  /** All names that find a repository: the first, and those that GitHub gave it since. */
  static Set<String> names(Row row) {
    var names = new LinkedHashSet<>(row.texts("knownNames"));
    names.add(row.get("fullName"));
    row.find("currentName").ifPresent(names::add);
    return names;
  }

  static Row ofUser(Membership membership) {
    return Row.of(Keys.user(membership.user()), Keys.repository(membership.repository()))
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
        SightRow.read(row),
        new Share(row.find(ShareStore.HASH), row.number(ShareStore.ROUND)));
  }

  static Row ofRepository(Membership membership) {
    return Row.of(Keys.repository(membership.repository()), Keys.member(membership.user()))
        .with("createdAt", membership.createdAt());
  }

  static Member member(Row row) {
    return new Member(
        Keys.memberId(row.sk()), row.find(TOKEN), SightRow.read(row));
  }

  static Row name(RepositoryName name, String id) {
    return Row.of(Keys.name(name), Keys.NAME).with("id", id);
  }

  static Row purge(String id, String lastUser, Instant now) {
    return Row.of(Keys.PURGE, id).with("since", now).with(LAST_USER, lastUser);
  }

  /** Deletes what finds a repository by a name; another's name stays, and one that is gone. */
  static TransactWriteItem deleteName(Writes writes, String fullName, String repository) {
    return writes.deleteIf(
        Keys.name(RepositoryName.ofFull(fullName)),
        Keys.NAME,
        "attribute_not_exists(pk) OR id = :id",
        Map.of(":id", Row.text(repository)));
  }
}
