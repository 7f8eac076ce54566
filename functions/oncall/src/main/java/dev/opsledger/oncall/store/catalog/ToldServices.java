package dev.opsledger.oncall.store.catalog;

import dev.opsledger.core.dynamo.Row;
import dev.opsledger.core.dynamo.Table;
import dev.opsledger.oncall.domain.Catalog;
import dev.opsledger.oncall.domain.Reference;
import dev.opsledger.oncall.store.OncallKeys;
import java.time.Instant;
import java.util.List;

/**
 * Tells other contexts of the catalog's services, each with its name and its teams' names.
 *
 * @param table the on-call table
 */
public record ToldServices(Table table) {
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
        row.get(ToldRows.NAME),
        row.texts(ToldRows.TEAMS).stream().sorted().map(ToldServices::team).toList(),
        row.get(ToldRows.VERSION));
  }

  /**
   * Tells of the services of a catalog.
   *
   * @param readAt when the catalog was read
   */
  public void tell(Catalog catalog, Instant readAt) {
    var told = new ToldRows(table, OncallKeys.TOLD_SERVICES);
    told.replace(
        catalog.services().values().stream()
            .map(
                service ->
                    told.row(service.id(), service.name(), readAt)
                        .with(ToldRows.TEAMS, teams(catalog, service)))
            .toList(),
        readAt);
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
}
