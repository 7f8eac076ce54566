package dev.opsledger.oncall.store;

import dev.opsledger.core.count.IncidentDays;
import dev.opsledger.core.dynamo.Row;
import dev.opsledger.core.dynamo.Table;
import dev.opsledger.oncall.domain.Incident;
import dev.opsledger.oncall.domain.StatusCounts;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.Update;

/**
 * How many incidents there are: of each status, of each service, and of each service and day. They
 * change in the transaction that changes the incident, so they are never estimates. Each row has
 * one number for each status.
 *
 * <p>Every incident touches the numbers of its status, so those are spread over eight rows, of
 * which a batch takes any. The rows of services and days are spread over four partitions.
 */
public final class Counters {
  private static final int STATUS_ROWS = 8;
  private static final String STATUS = "STATUS";

  private final Table table;

  public Counters(Table table) {
    this.table = table;
  }

  private record Key(String pk, String sk) {}

  /** What a batch changes. */
  static final class Delta {
    private final Map<Key, Map<String, Long>> changes = new HashMap<>();
    private final String statusRow;

    /**
     * @param seed tells which of the status rows the batch takes
     */
    Delta(String seed) {
      statusRow = statusRow(Math.floorMod(seed.hashCode(), STATUS_ROWS));
    }

    /** Counts an incident in (1) or out (-1). */
    void add(Incident incident, long by) {
      add(new Key(statusRow, STATUS), incident.status(), by);
      incident
          .service()
          .ifPresent(
              service -> {
                String partition = partition(service.id());
                String day = IncidentDays.sk(IncidentDays.day(incident.createdAt()), service.id());
                String ofDays = IncidentDays.pk(IncidentDays.partition(service.id()));
                add(new Key("SERVICES#" + partition, service.id()), incident.status(), by);
                add(new Key(ofDays, day), incident.status(), by);
              });
    }

    private void add(Key key, String status, long by) {
      changes.computeIfAbsent(key, _ -> new TreeMap<>()).merge(status, by, Long::sum);
    }

    /** The writes that change the rows; what cancels out needs none. */
    List<TransactWriteItem> writes(Table table) {
      var writes = new ArrayList<TransactWriteItem>();
      changes.forEach(
          (key, numbers) -> {
            numbers.values().removeIf(n -> n == 0);
            if (!numbers.isEmpty()) {
              Update update = update(key, numbers).tableName(table.name()).build();
              writes.add(TransactWriteItem.builder().update(update).build());
            }
          });
      return writes;
    }

    private static Update.Builder update(Key key, Map<String, Long> numbers) {
      var names = new HashMap<String, String>();
      var values = new HashMap<String, AttributeValue>();
      var parts = new ArrayList<String>();
      numbers.forEach(
          (status, by) -> {
            int i = parts.size();
            names.put("#s" + i, IncidentDays.NUMBER + status);
            values.put(":n" + i, Row.number(by));
            parts.add("#s" + i + " :n" + i);
          });
      return Update.builder()
          .key(Table.key(key.pk(), key.sk()))
          .updateExpression("ADD " + String.join(", ", parts))
          .expressionAttributeNames(names)
          .expressionAttributeValues(values);
    }
  }

  /** All incidents by status. */
  StatusCounts all() {
    var tally = new StatusCounts();
    table
        .getAll(
            IntStream.range(0, STATUS_ROWS).mapToObj(i -> Table.key(statusRow(i), STATUS)).toList())
        .forEach(tally::add);
    return tally;
  }

  /** The incidents of one service. */
  StatusCounts ofService(String service) {
    var tally = new StatusCounts();
    Optional<Row> row = table.get("SERVICES#" + partition(service), service);
    row.ifPresent(tally::add);
    return tally;
  }

  /** The incidents of every service that ever had one. */
  public Map<String, StatusCounts> ofServices() {
    var tallies = new HashMap<String, StatusCounts>();
    for (int i = 0; i < IncidentDays.PARTITIONS; i++) {
      for (Row row : table.partition("SERVICES#" + i)) {
        tallies.computeIfAbsent(row.sk(), _ -> new StatusCounts()).add(row);
      }
    }
    return tallies;
  }

  /** The incidents of each service that were created from one day to another, both included. */
  public Map<String, StatusCounts> ofDays(LocalDate first, LocalDate last) {
    var tallies = new HashMap<String, StatusCounts>();
    var days = new IncidentDays(table);
    for (int i = 0; i < IncidentDays.PARTITIONS; i++) {
      for (Row row : days.rows(i, first, last)) {
        String service = IncidentDays.serviceDay(row).service();
        tallies.computeIfAbsent(service, _ -> new StatusCounts()).add(row);
      }
    }
    return tallies;
  }

  private static String statusRow(int i) {
    return "TOTALS#" + i;
  }

  private static String partition(String service) {
    return Integer.toString(IncidentDays.partition(service));
  }
}
