package dev.opsledger.oncall.store;

import dev.opsledger.core.count.IncidentDays;
import dev.opsledger.core.dynamo.Row;
import dev.opsledger.core.dynamo.Table;
import dev.opsledger.oncall.domain.StatusCounts;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * The number of incidents in total, of each service, and of each service and day, always by status.
 * They are exact: the transaction that changes an incident changes them, too.
 *
 * <p>Every incident changes the totals, so these are spread over eight rows, of which each batch
 * changes one. The rows of services and of days are spread over four partitions.
 */
public final class Counters {
  private final Table table;

  /**
   * @param table the on-call table
   */
  public Counters(Table table) {
    this.table = table;
  }

  /** All incidents. */
  public StatusCounts all() {
    var counts = new StatusCounts();
    var keys =
        IntStream.range(0, OncallKeys.TOTALS)
            .mapToObj(row -> Table.key(OncallKeys.totals(row), OncallKeys.STATUS))
            .toList();
    table.getAll(keys).forEach(row -> add(counts, row));
    return counts;
  }

  /** The incidents of one service. */
  public StatusCounts ofService(String service) {
    var counts = new StatusCounts();
    table.get(OncallKeys.servicesOf(service), service).ifPresent(row -> add(counts, row));
    return counts;
  }

  /** The incidents of every service that ever had one, by the service's id. */
  public Map<String, StatusCounts> ofServices() {
    var counts = new HashMap<String, StatusCounts>();
    for (int i = 0; i < IncidentDays.PARTITIONS; i++) {
      for (Row row : table.partition(OncallKeys.services(i))) {
        add(counts.computeIfAbsent(row.sk(), _ -> new StatusCounts()), row);
      }
    }
    return counts;
  }

  /** The incidents of each service that were created on the given days, both included. */
  public Map<String, StatusCounts> ofDays(LocalDate first, LocalDate last) {
    var counts = new HashMap<String, StatusCounts>();
    var days = new IncidentDays(table);
    for (int i = 0; i < IncidentDays.PARTITIONS; i++) {
      for (Row row : days.rows(i, first, last)) {
        String service = IncidentDays.serviceDay(row).service();
        add(counts.computeIfAbsent(service, _ -> new StatusCounts()), row);
      }
    }
    return counts;
  }

  private static void add(StatusCounts counts, Row row) {
    String prefix = IncidentDays.NUMBER;
    row.attributes().keySet().stream()
        .filter(name -> name.startsWith(prefix))
        .forEach(name -> counts.add(name.substring(prefix.length()), row.number(name)));
  }
}
