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
 * Counts of a project's done deployments per day (UTC), kept in the deployments table. The
 * project's row says how many of its deployments are in these counts, and since when; deployments
 * done before counting began are in none.
 *
 * @param table the deployments table
 */
public record DoneDays(Table table) {
  /** Attribute of a project's row: its done deployments, of all days. */
  public static final String LIVE = "live";

  /** Attribute of a project's row: how many of them are in the daily counts. */
  public static final String COUNTED = "counted";

  /** Attribute of a project's row: the day of the first counted deployment. */
  public static final String COUNTED_FROM = "countedFrom";

  /** Attribute of a day's row: the day's count. */
  public static final String AMOUNT = "amount";

  private static final String PROJECT = "PROJECT";
  private static final String DAY = "DONE#";

  /** The partition key of a project. */
  public static String pk(long project) {
    return PROJECT + "#" + project;
  }

  /** The sort key of an instant's day. */
  public static String sk(Instant at) {
    return DAY + day(at);
  }

  /** The day of an instant, in UTC. */
  public static LocalDate day(Instant at) {
    return at.atOffset(ZoneOffset.UTC).toLocalDate();
  }

  /**
   * A project's counts.
   *
   * @param days the number of done deployments by day; days without any are left out
   * @param from the first day whose count is complete; empty if all are
   */
  public record Counts(Map<LocalDate, Long> days, Optional<LocalDate> from) {}

  /** Reads the counts of the days from first to last, both inclusive. */
  public Counts read(long project, LocalDate first, LocalDate last) {
    Optional<Row> row = table.get(pk(project), PROJECT);
    boolean whole = row.map(r -> r.number(LIVE) <= r.number(COUNTED)).orElse(true);
    Optional<LocalDate> from = whole ? Optional.empty() : Optional.of(wholeFrom(row.get(), last));
    return new Counts(days(project, first, last), from);
  }

  /**
   * The day after counting began, as that day itself may have uncounted deployments. If nothing was
   * counted yet, no day up to the last one is complete.
   */
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
