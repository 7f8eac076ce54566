package dev.opsledger.oncall.store.catalog;

import dev.opsledger.core.concurrent.Deadline;
import dev.opsledger.core.dynamo.Row;
import dev.opsledger.core.dynamo.Table;
import dev.opsledger.oncall.domain.Catalog;
import dev.opsledger.oncall.domain.Reference;
import dev.opsledger.oncall.store.OncallKeys;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A row for each service of the catalog with its name and its teams' names, for the stream: the
 * catalog itself is one text in chunks, of which no publisher could tell what changed.
 *
 * @param table the on-call table
 */
public record ToldServices(Table table) {
  private static final String NAME = "name";

  /** The teams, each as its id and its name with a space between them. */
  private static final String TEAMS = "teamsById";

  private static final String VERSION = "version";
  private static final String LEFT = "left";

  /**
   * A service as other contexts know it.
   *
   * @param teams its teams, by id; none once it left the catalog
   * @param readAt when it was read so, as text that sorts
   */
  public record Told(String id, String name, List<Reference> teams, String readAt) {}

  /** Whether a row's partition key is that of these rows. */
  public static boolean isService(String pk) {
    return pk.equals(OncallKeys.TOLD_SERVICES);
  }

  /** The service of a row. */
  public static Told service(Row row) {
    return new Told(
        row.sk(),
        row.get(NAME),
        row.texts(TEAMS).stream().sorted().map(ToldServices::team).toList(),
        row.get(VERSION));
  }

  /**
   * Writes the services that are new or other than before, and marks those that left.
   *
   * @param readAt when the catalog was read; what was read later is not replaced
   */
  public void tell(Catalog catalog, Instant readAt) {
    String version = "%015d".formatted(readAt.toEpochMilli());
    Map<String, Row> stored = new HashMap<>();
    table.partition(OncallKeys.TOLD_SERVICES).forEach(row -> stored.put(row.sk(), row));
    for (Catalog.Service service : catalog.services().values()) {
      Row row = row(service.id(), service.name(), version).with(TEAMS, teams(catalog, service));
      put(row, stored.remove(service.id()));
    }
    for (Row row : stored.values()) {
      put(row(row.sk(), row.get(NAME), version).with(LEFT, true), row);
    }
  }

  private static List<String> teams(Catalog catalog, Catalog.Service service) {
    return catalog.teams(service.teams()).stream()
        .map(team -> team.id() + " " + team.name())
        .toList();
  }

  private static Reference team(String idAndName) {
    int end = idAndName.indexOf(' ');
    return new Reference(idAndName.substring(0, end), idAndName.substring(end + 1));
  }

  private static Row row(String id, String name, String version) {
    return Row.of(OncallKeys.TOLD_SERVICES, id).with(NAME, name).with(VERSION, version);
  }

  private void put(Row row, Row stored) {
    if (stored != null && same(row, stored)) {
      return;
    }
    Deadline.check("services to tell of");
    table.putIf(
        row,
        "attribute_not_exists(pk) OR version <= :version",
        Map.of(":version", Row.text(row.get(VERSION))));
  }

  private static boolean same(Row row, Row stored) {
    return row.get(NAME).equals(stored.get(NAME))
        && row.texts(TEAMS).equals(stored.texts(TEAMS))
        && row.flag(LEFT) == stored.flag(LEFT);
  }
}
