package dev.opsledger.core.count;

import dev.opsledger.core.dynamo.Row;
import dev.opsledger.core.dynamo.Table;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * How many incidents of a service were created on each day (UTC), as the on-call table counts them:
 * a row for each day and service, spread over four partitions, with a number for each status.
 *
 * @param table the on-call table
 */
public record IncidentDays(Table table) {
  /** How many partitions the rows are spread over. */
  public static final int PARTITIONS = 4;

  /** What the names of a row's numbers begin with; the incidents' status follows. */
  public static final String NUMBER = "n:";

  private static final String DAYS = "DAYS#";

  /** One of the partitions. */
  public static String pk(int partition) {
    return DAYS + partition;
  }

  /** The partition in which a service is counted. */
  public static int partition(String service) {
    return Math.floorMod(service.hashCode(), PARTITIONS);
  }

  /** The sort key of a service's day. */
  public static String sk(LocalDate day, String service) {
    return day + "#" + service;
  }

  /** The day of a moment, in UTC. */
  public static LocalDate day(Instant at) {
    return at.atOffset(ZoneOffset.UTC).toLocalDate();
  }

  /** A service's day. */
  public record ServiceDay(String service, LocalDate day) {}

  /**
   * How many incidents some services have on some days, both included; a day without is left out.
   */
  public Map<ServiceDay, Long> read(Set<String> services, LocalDate first, LocalDate last) {
    var partitions = new TreeSet<Integer>();
    services.forEach(service -> partitions.add(partition(service)));
    var counts = new HashMap<ServiceDay, Long>();
    for (int partition : partitions) {
      for (Row row : rows(partition, first, last)) {
        ServiceDay of = serviceDay(row);
        if (services.contains(of.service())) {
          counts.put(of, total(row));
        }
      }
    }
    return counts;
  }

  /** The rows of a partition's days, both included. */
  public Iterable<Row> rows(int partition, LocalDate first, LocalDate last) {
    Map<String, AttributeValue> values =
        Map.of(
            ":pk", Row.text(pk(partition)),
            ":first", Row.text(first + "#"),
            // The character after the separator: everything of the last day comes before it.
            ":last", Row.text(last + "$"));
    return table.query(
        q ->
            q.keyConditionExpression("pk = :pk AND sk BETWEEN :first AND :last")
                .expressionAttributeValues(values));
  }

  /** Whose row it is. */
  public static ServiceDay serviceDay(Row row) {
    int end = row.sk().indexOf('#');
    return new ServiceDay(row.sk().substring(end + 1), LocalDate.parse(row.sk().substring(0, end)));
  }

  private static long total(Row row) {
    return row.attributes().keySet().stream()
        .filter(name -> name.startsWith(NUMBER))
        .mapToLong(row::number)
        .sum();
  }
}
