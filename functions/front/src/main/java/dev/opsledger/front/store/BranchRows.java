package dev.opsledger.front.store;

import dev.opsledger.core.dynamo.Row;
import dev.opsledger.core.dynamo.Table;
import dev.opsledger.front.domain.BranchStatus;
import dev.opsledger.front.domain.BranchStatus.BranchRun;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Rows with the status of workflows on default branches; broken ones are listed. A status is keyed
 * by its workflow's id, as repositories and their owners get other names. Under each name that its
 * repository has or had, another row lists it. A former version kept the status in that row.
 */
public record BranchRows(Table table) {
  private static final String STATUS = "STATUS";
  private static final String WORKFLOW = "workflow";
  private static final String WORKFLOW_ID = "workflowId";
  private static final String BROKEN = "broken";
  private static final String REVISION = "revision";

  /** A workflow that has not run for so long is no longer shown. */
  private static final Duration KEPT = Duration.ofDays(90);

  /** What nobody could be told for so long is no news. */
  private static final Duration TOLD = Duration.ofDays(2);

  /**
   * A stored status and the revision over which the next one is written, which is zero if a former
   * version stored it.
   */
  public record Stored(BranchStatus status, long revision) {}

  /** The row of a status, one revision after the stored one; zero if none is stored. */
  public static Row row(BranchStatus status, long stored) {
    Row row =
        filled(Row.of(FrontRowKeys.branch(status.workflow()), STATUS), status)
            .with(REVISION, stored + 1)
            .expiring(status.newest().createdAt().plus(KEPT));
    return status.broken()
        ? row.with(FrontIndex.RANKED.partitionKey(), FrontKeys.BROKEN)
            .with(FrontIndex.RANKED.sortKey(), status.first().createdAt().toEpochMilli())
        : row;
  }

  /** The row that lists a workflow under its repository's name. */
  public static Row listed(BranchStatus status) {
    return Row.of(FrontRowKeys.branches(status.fullName()), id(status));
  }

  /** The condition under which a row is written: nobody else wrote it since it was read. */
  static String condition(Row row) {
    return row.number(REVISION) == 1 ? "attribute_not_exists(pk)" : REVISION + " = :revision";
  }

  static Map<String, AttributeValue> values(Row row) {
    long revision = row.number(REVISION);
    return revision == 1 ? Map.of() : Map.of(":revision", Row.number(revision - 1));
  }

  /** The stored statuses of the same workflows, after every write that was acknowledged. */
  public Map<Long, Stored> findStrictly(Collection<BranchStatus> statuses) {
    var found = new HashMap<Long, Stored>();
    read(statuses, each -> Table.key(FrontRowKeys.branch(each.workflow()), STATUS))
        .forEach(row -> found.put(row.number(WORKFLOW_ID), stored(row, row.number(REVISION))));
    List<BranchStatus> rest =
        statuses.stream().filter(each -> !found.containsKey(each.workflow())).toList();
    read(rest, each -> Table.key(FrontRowKeys.branches(each.fullName()), id(each)))
        .filter(BranchRows::isStatus)
        .forEach(row -> found.put(row.number(WORKFLOW_ID), stored(row, 0)));
    return found;
  }

  private Stream<Row> read(
      Collection<BranchStatus> statuses, Function<BranchStatus, Map<String, AttributeValue>> key) {
    var keys = statuses.stream().map(key).distinct().toList();
    return keys.isEmpty() ? Stream.empty() : table.getAllStrictly(keys).stream();
  }

  private static Stored stored(Row row, long revision) {
    return new Stored(status(row), revision);
  }

  private static String id(BranchStatus status) {
    return Long.toString(status.workflow());
  }

  private static boolean isStatus(Row row) {
    return row.find("newestAt").isPresent();
  }

  /**
   * The status of each workflow of a repository that has run within 90 days. A name that the
   * repository no longer has finds them until another repository takes it.
   */
  public List<BranchStatus> ofRepository(String fullName, Instant now) {
    var rows = new ArrayList<Row>();
    var keys = new ArrayList<Map<String, AttributeValue>>();
    for (Row row : table.partition(FrontRowKeys.branches(fullName))) {
      if (isStatus(row)) {
        rows.add(row);
      } else {
        keys.add(Table.key(FrontRowKeys.branch(Long.parseLong(row.sk())), STATUS));
      }
    }
    if (!keys.isEmpty()) {
      rows.addAll(table.getAll(keys));
    }
    List<BranchStatus> listed =
        rows.stream()
            // DynamoDB may take days to delete expired items.
            .filter(row -> row.number("expires") > now.getEpochSecond())
            .map(BranchRows::status)
            .toList();
    List<BranchStatus> own =
        listed.stream().filter(each -> each.fullName().equalsIgnoreCase(fullName)).toList();
    return own.isEmpty() ? listed : own;
  }

  /** The workflows that are broken, those that broke last first. */
  public List<BranchStatus> broken(int limit) {
    return FrontIndex.RANKED.greatest(table, FrontKeys.BROKEN, limit).stream()
        .map(BranchRows::status)
        .toList();
  }

  /**
   * A workflow that broke, or passed again, and of which nobody was told.
   *
   * @param place identifies its row
   */
  public record Turn(String place, BranchStatus status) {}

  /** The row of a workflow that has turned. */
  public static Row turned(BranchStatus status, Instant now) {
    String place = "%s#%d#%d".formatted(now, status.workflow(), status.first().id());
    return filled(Row.of(FrontKeys.TURNED, place), status).expiring(now.plus(TOLD));
  }

  /** Those that nobody was told of, in the order in which they turned. */
  public List<Turn> turns() {
    var turns = new ArrayList<Turn>();
    for (Row row : table.partition(FrontKeys.TURNED)) {
      turns.add(new Turn(row.sk(), status(row)));
    }
    return turns;
  }

  /** Forgets one of which everybody was told. */
  public void forget(Turn turn) {
    table.delete(FrontKeys.TURNED, turn.place());
  }

  private static Row filled(Row row, BranchStatus status) {
    return row.with("organization", status.organization())
        .with("repository", status.repository())
        .with(WORKFLOW_ID, status.workflow())
        .with(WORKFLOW, status.name())
        .with(BROKEN, status.broken() ? 1L : 0L)
        .with("newestId", status.newest().id())
        .with("newestAt", status.newest().createdAt())
        .with("firstId", status.first().id())
        .with("firstAt", status.first().createdAt());
  }

  private static BranchStatus status(Row row) {
    return new BranchStatus(
        row.get("organization"),
        row.get("repository"),
        row.number(WORKFLOW_ID),
        row.get(WORKFLOW),
        row.number(BROKEN) == 1,
        new BranchRun(row.number("newestId"), Instant.parse(row.get("newestAt"))),
        new BranchRun(row.number("firstId"), Instant.parse(row.get("firstAt"))));
  }
}
