package dev.opsledger.core.count;

import dev.opsledger.core.dynamo.Row;
import dev.opsledger.core.dynamo.Table;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * How many deployments of a project were done on each day (UTC), as the deployments table counts
 * them. The project's row says how many of its deployments are in these counts, and since when:
 * those that were done before there were counts are in none.
 *
 * @param table the deployments table
 */
public record DoneDays(Table table) {
  /** The project's done deployments, of all days. */
  public static final String LIVE = "live";

  /** Those of them that are counted by day. */
  public static final String COUNTED = "counted";

  /** The day of the first of them. */
  public static final String COUNTED_FROM = "countedFrom";

  /** The number of a day's row. */
  public static final String AMOUNT = "amount";

  private static final String PROJECT = "PROJECT";
  private static final String DAY = "DONE#";

  /** The partition of a project. */
  public static String pk(long project) {
    return PROJECT + "#" + project;
  }

  /** The sort key of the day of a moment. */
  public static String sk(Instant at) {
    return DAY + day(at);
  }

  /** The day of a moment, in UTC. */
  public static LocalDate day(Instant at) {
    return at.atOffset(ZoneOffset.UTC).toLocalDate();
  }

  /**
   * What a project has.
   *
   * @param days the done deployments of each day that has one
   * @param from the first day whose count is whole; empty where all are
   */
  public record Counts(Map<LocalDate, Long> days, Optional<LocalDate> from) {}

  /** Reads the counts of some days, both included; costs what those days have. */
  public Counts read(long project, LocalDate first, LocalDate last) {
    Optional<Row> row = table.get(pk(project), PROJECT);
    boolean whole = row.map(r -> r.number(LIVE) <= r.number(COUNTED)).orElse(true);
    Optional<LocalDate> from = whole ? Optional.empty() : Optional.of(wholeFrom(row.get(), last));
    return new Counts(days(project, first, last), from);
  }

  /** The day on which counting began has deployments from before it; without one, none is whole. */
  private static LocalDate wholeFrom(Row project, LocalDate last) {
    return project.find(COUNTED_FROM).map(LocalDate::parse).orElse(last).plusDays(1);
  }

  private Map<LocalDate, Long> days(long project, LocalDate first, LocalDate last) {
    Map<String, AttributeValue> values =
        Map.of(
            ":pk", Row.text(pk(project)),
            ":first", Row.text(DAY + first),
            ":last", Row.text(DAY + last));
    var days = new HashMap<LocalDate, Long>();
    for (Row row :
        table.query(
            q ->
                q.keyConditionExpression("pk = :pk AND sk BETWEEN :first AND :last")
                    .expressionAttributeValues(values))) {
      days.put(LocalDate.parse(row.sk().substring(DAY.length())), row.number(AMOUNT));
    }
    return days;
  }
}
