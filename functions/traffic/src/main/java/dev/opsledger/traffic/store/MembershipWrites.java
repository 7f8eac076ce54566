package dev.opsledger.traffic.store;

import static dev.opsledger.traffic.store.RepositoryRows.MEMBERS;

import dev.opsledger.core.dynamo.Row;
import dev.opsledger.core.dynamo.WriteItems;
import dev.opsledger.traffic.domain.GitHubIdentity;
import dev.opsledger.traffic.domain.Membership;
import dev.opsledger.traffic.domain.RepositoryName;
import dev.opsledger.traffic.domain.SyncState;
import dev.opsledger.traffic.domain.WatchedRepository;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/** Builds the transactions that add and remove memberships. */
record MembershipWrites(WriteItems writes) {
  /** Creates a repository with its first member. */
  List<TransactWriteItem> create(Membership membership) {
    var repository =
        new WatchedRepository(
            membership.repository(),
            membership.name(),
            membership.createdAt(),
            SyncState.pending(membership.createdAt()),
            GitHubIdentity.UNKNOWN);
    return List.of(
        writes.putNew(RepositoryRows.name(repository.name(), repository.id())),
        writes.putNew(RepositoryRows.row(repository)),
        writes.putNew(RepositoryRows.ofUser(membership)),
        writes.putNew(RepositoryRows.ofRepository(membership)));
  }

  /** Adds a member to a repository. */
  List<TransactWriteItem> join(Membership membership) {
    return List.of(
        count(membership.repository(), 1, "attribute_exists(pk)"),
        writes.putNew(RepositoryRows.ofUser(membership)),
        writes.putNew(RepositoryRows.ofRepository(membership)));
  }

  private TransactWriteItem count(String repository, long change, String condition) {
    return writes.update(
        TrafficKeys.repository(repository),
        TrafficKeys.REPOSITORY,
        "ADD " + MEMBERS + " :change",
        condition,
        Map.of(":change", Row.number(change)));
  }

  /**
   * Removes a member who is not the last.
   *
   * @param shared the hash of the user's share link
   */
  List<TransactWriteItem> leave(String user, String repository, Optional<String> shared) {
    var items = new ArrayList<>(deleteRows(user, repository, shared));
    items.add(
        writes.update(
            TrafficKeys.repository(repository),
            TrafficKeys.REPOSITORY,
            "ADD " + MEMBERS + " :less",
            MEMBERS + " > :one",
            Map.of(":less", Row.number(-1L), ":one", Row.number(1L))));
    return items;
  }

  /**
   * Removes the last member and the repository with all its names; its other rows have to be
   * purged.
   *
   * @param row the repository's row
   */
  List<TransactWriteItem> deleteLast(String user, Row row, Optional<String> shared, Instant now) {
    String repository = row.get("id");
    var items = new ArrayList<>(deleteRows(user, repository, shared));
    items.add(
        writes.deleteIf(
            TrafficKeys.repository(repository),
            TrafficKeys.REPOSITORY,
            MEMBERS + " = :one",
            Map.of(":one", Row.number(1L))));
    RepositoryRows.names(row).stream()
        .map(name -> RepositoryName.ofFull(name).key())
        .distinct()
        .forEach(name -> items.add(RepositoryRows.deleteName(writes, name, repository)));
    items.add(writes.put(RepositoryRows.purge(repository, user, now)));
    return items;
  }

  /**
   * Deletes both rows of the membership and its share link; the transaction fails if the link has
   * changed.
   */
  private List<TransactWriteItem> deleteRows(
      String user, String repository, Optional<String> shared) {
    String same =
        shared
            .map(_ -> ShareLinkStore.HASH + " = :shared")
            .orElse("attribute_not_exists(" + ShareLinkStore.HASH + ")");
    var items = new ArrayList<TransactWriteItem>();
    items.add(
        writes.deleteIf(
            TrafficKeys.user(user),
            TrafficKeys.repository(repository),
            "attribute_exists(pk) AND " + same,
            shared.map(hash -> Map.of(":shared", Row.text(hash))).orElse(Map.of())));
    items.add(writes.delete(TrafficKeys.repository(repository), TrafficKeys.member(user)));
    shared.map(hash -> KeyRow.delete(writes, hash)).ifPresent(items::add);
    return items;
  }
}
