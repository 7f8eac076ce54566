package dev.opsledger.traffic.store;

import dev.opsledger.core.dynamo.Row;
import dev.opsledger.core.dynamo.Table;
import dev.opsledger.core.dynamo.WriteItems;
import dev.opsledger.traffic.domain.FetchStatus;
import dev.opsledger.traffic.domain.RepositoryName;
import dev.opsledger.traffic.domain.SyncState;
import dev.opsledger.traffic.domain.WatchedRepository;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Stores the repositories, each shared by all its users. */
public final class RepositoryStore {
  /** A claim older than this may be taken over. */
  private static final Duration CLAIM = Duration.ofMinutes(10);

  private final Table table;
  private final WriteItems writes;
  private final Clock clock;

  public RepositoryStore(Table table, Clock clock) {
    this.table = table;
    this.writes = new WriteItems(table.name());
    this.clock = clock;
  }

  Optional<WatchedRepository> find(String id) {
    return table
        .get(TrafficKeys.repository(id), TrafficKeys.REPOSITORY)
        .map(RepositoryRows::repository);
  }

  /** Reads with strong consistency. */
  public Optional<WatchedRepository> findStrictly(String id) {
    return table
        .getStrictly(TrafficKeys.repository(id), TrafficKeys.REPOSITORY)
        .map(RepositoryRows::repository);
  }

  /** Reads many by id, omitting those that are gone. */
  Map<String, WatchedRepository> findAll(Collection<String> ids) {
    var found = new HashMap<String, WatchedRepository>();
    table
        .getAll(
            ids.stream()
                .map(id -> Table.key(TrafficKeys.repository(id), TrafficKeys.REPOSITORY))
                .toList())
        .forEach(row -> found.put(row.get("id"), RepositoryRows.repository(row)));
    return found;
  }

  /**
   * A page of all repositories, in an arbitrary but stable order.
   *
   * @param after the last repository of the previous page, empty for the first page
   */
  public List<WatchedRepository> page(Optional<String> after, int most) {
    var page = new ArrayList<WatchedRepository>();
    String key = after.map(TrafficKeys::shardOf).orElse(TrafficKeys.shard(0));
    boolean begun = after.isEmpty();
    for (int shard = 0; shard < TrafficKeys.SHARDS && page.size() < most; shard++) {
      if (begun || TrafficKeys.shard(shard).equals(key)) {
        add(TrafficKeys.shard(shard), begun ? Optional.empty() : after, most, page);
        begun = true;
      }
    }
    return page;
  }

  private void add(String shard, Optional<String> after, int most, List<WatchedRepository> page) {
    var values =
        Map.of(":shard", Row.text(shard), ":after", Row.text(TrafficKeys.afterInShard(after)));
    Iterable<Row> rows =
        table.query(
            q ->
                q.indexName(TrafficKeys.INDEX)
                    .keyConditionExpression(TrafficKeys.INDEX_KEY + " = :shard AND pk > :after")
                    .limit(most - page.size())
                    .expressionAttributeValues(values));
    for (Row row : rows) {
      if (page.size() == most) {
        return;
      }
      page.add(RepositoryRows.repository(row));
    }
  }

  /**
   * Claims the next fetch of a repository that is pending or failing, so that concurrent requests
   * cause one fetch.
   *
   * @param sync the claiming sync, which may claim again
   */
  public boolean claim(String id, String sync) {
    Instant now = clock.instant();
    var values = new LinkedHashMap<String, AttributeValue>();
    values.put(":sync", Row.text(sync));
    values.put(":now", Row.text(now.toString()));
    values.put(":old", Row.text(now.minus(CLAIM).toString()));
    values.put(":pending", Row.text(FetchStatus.PENDING.text()));
    values.put(":failing", Row.text(FetchStatus.FAILING.text()));
    return table
        .update(
            TrafficKeys.repository(id),
            TrafficKeys.REPOSITORY,
            u ->
                u.updateExpression("SET claimedBy = :sync, claimedAt = :now")
                    .conditionExpression(
                        "syncStatus IN (:pending, :failing) AND (attribute_not_exists(claimedBy)"
                            + " OR claimedBy = :sync OR claimedAt < :old)")
                    .expressionAttributeValues(values))
        .isPresent();
  }

  /**
   * Stores a new state, unless another fetch has stored one meanwhile or the repository is gone.
   *
   * @param known the state that the new one follows
   */
  public void updateState(String id, SyncState known, SyncState state) {
    var update = RepositoryRows.update(state);
    var values = new LinkedHashMap<>(update.values());
    values.put(":wasStatus", Row.text(known.status().text()));
    values.put(":wasSince", Row.text(known.since().toString()));
    known.goodOn().ifPresent(day -> values.put(":wasGoodOn", Row.text(day.toString())));
    String good =
        known.goodOn().isPresent() ? "goodOn = :wasGoodOn" : "attribute_not_exists(goodOn)";
    table.update(
        TrafficKeys.repository(id),
        TrafficKeys.REPOSITORY,
        u ->
            u.updateExpression(update.expression())
                .conditionExpression(
                    "syncStatus = :wasStatus AND syncSince = :wasSince AND " + good)
                .expressionAttributeValues(values));
  }

  /** Stores GitHub's id; does nothing if the repository is gone. */
  public void setGitHubId(String id, long github) {
    update(id, "SET githubId = :github", Map.of(":github", Row.number(github)));
  }

  /**
   * Stores the current name and lets it find the repository, unless it already finds another one;
   * earlier names keep finding it.
   */
  public void rename(String id, RepositoryName name) {
    var values =
        Map.of(
            ":name", Row.text(name.full()), ":names", AttributeValue.fromSs(List.of(name.full())));
    boolean free =
        table.transact(
            List.of(
                writes.putNew(RepositoryRows.name(name, id)),
                writes.updateExisting(
                    TrafficKeys.repository(id),
                    TrafficKeys.REPOSITORY,
                    "SET currentName = :name ADD knownNames :names",
                    values)));
    if (!free) {
      update(id, "SET currentName = :name", Map.of(":name", Row.text(name.full())));
    }
  }

  /** Stops a name from finding the repository. */
  public void releaseName(String id, RepositoryName name) {
    table.transact(List.of(RepositoryRows.deleteName(writes, name.full(), id)));
  }

  private void update(String id, String expression, Map<String, AttributeValue> values) {
    table.updateExisting(TrafficKeys.repository(id), TrafficKeys.REPOSITORY, expression, values);
  }
}
