package dev.opsledger.traffic.store;

import dev.opsledger.core.dynamo.Row;
import dev.opsledger.core.dynamo.Table;
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

/** The repositories themselves, each shared by all its users. */
public final class RepositoryStore {
  /** A first fetch that has not ended after this long is taken over. */
  private static final Duration CLAIM = Duration.ofMinutes(10);

  private final Table table;
  private final Writes writes;
  private final Clock clock;

  public RepositoryStore(Table table, Clock clock) {
    this.table = table;
    this.writes = new Writes(table.name());
    this.clock = clock;
  }

  Optional<WatchedRepository> find(String id) {
    return table
        .get(TrafficKeys.repository(id), TrafficKeys.REPOSITORY)
        .map(RepositoryRows::repository);
  }

  /** As it is after every write that was acknowledged. */
  public Optional<WatchedRepository> findStrictly(String id) {
    return table
        .getStrictly(TrafficKeys.repository(id), TrafficKeys.REPOSITORY)
        .map(RepositoryRows::repository);
  }

  /** Many by id; those that are gone are left out. */
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
   * Repositories, each once, in no order that means anything.
   *
   * @param after the last one of the page before this, empty for the first page
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
   * Takes the first fetch of a repository, or the next one where the last got no answer, so that
   * several requests for it make one.
   *
   * @param sync who takes it; the same may take it again
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
   * Notes how far the fetching is, unless another fetch noted something meanwhile, or the
   * repository is gone.
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

  /** Notes which one of GitHub's it is; nothing happens when the repository is gone. */
  public void setGitHubId(String id, long github) {
    update(id, "SET githubId = :github", Map.of(":github", Row.number(github)));
  }

  /**
   * Notes what GitHub calls it now, and lets that name find it unless it is another's here; the
   * names of before go on finding it.
   */
  public void rename(String id, RepositoryName name) {
    var values =
        Map.of(
            ":name", Row.text(name.full()), ":names", AttributeValue.fromSs(List.of(name.full())));
    boolean free =
        table.transact(
            List.of(
                writes.putNew(RepositoryRows.name(name, id)),
                writes.update(
                    TrafficKeys.repository(id),
                    TrafficKeys.REPOSITORY,
                    "SET currentName = :name ADD knownNames :names",
                    "attribute_exists(pk)",
                    values)));
    if (!free) {
      update(id, "SET currentName = :name", Map.of(":name", Row.text(name.full())));
    }
  }

  /** Lets a name find the repository no more. */
  public void releaseName(String id, RepositoryName name) {
    table.transact(List.of(RepositoryRows.deleteName(writes, name.full(), id)));
  }

  private void update(String id, String expression, Map<String, AttributeValue> values) {
    table.update(
        TrafficKeys.repository(id),
        TrafficKeys.REPOSITORY,
        u ->
            u.updateExpression(expression)
                .conditionExpression("attribute_exists(pk)")
                .expressionAttributeValues(values));
  }
}
