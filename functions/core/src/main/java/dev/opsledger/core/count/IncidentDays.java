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
 * Counts of a service's created incidents per day (UTC), kept in the on-call table: one row per day
 * and service, spread over four partitions, with one number per incident status.
 *
 * @param table the on-call table
 */
public record IncidentDays(Table table) {
  /** How many partitions the rows are spread over. */
  public static final int PARTITIONS = 4;

  /** The prefix of a row's count attributes; the incident status follows. */
  public static final String NUMBER = "n:";

  private static final String DAYS = "DAYS#";

  /** The partition key of one of the partitions. */
  public static String pk(int partition) {
    return DAYS + partition;
  }

  /** The number of the partition that holds a service's rows. */
  public static int partition(String service) {
    return Math.floorMod(service.hashCode(), PARTITIONS);
  }

  /** The sort key of a service's row for a day. */
  public static String sk(LocalDate day, String service) {
    return day + "#" + service;
  }

  /** The day of an instant, in UTC. */
  public static LocalDate day(Instant at) {
    return at.atOffset(ZoneOffset.UTC).toLocalDate();
  }

  /** A service and a day. */
  public record ServiceDay(String service, LocalDate day) {}

  /**
   * Reads the counts of services from the first to the last day, both inclusive; days without
   * incidents are left out.
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

  /** The rows of a partition from the first to the last day, both inclusive. */
  public Iterable<Row> rows(int partition, LocalDate first, LocalDate last) {
    Map<String, AttributeValue> values =
        Map.of(
            ":pk", Row.text(pk(partition)),
            ":first", Row.text(first + "#"),
            // '$' is the character after '#': every key of the last day sorts before it.
            ":last", Row.text(last + "$"));
    return table.query(
        q ->
            q.keyConditionExpression("pk = :pk AND sk BETWEEN :first AND :last")
                .expressionAttributeValues(values));
  }

  /** The service and the day of a row, from its sort key. */
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
