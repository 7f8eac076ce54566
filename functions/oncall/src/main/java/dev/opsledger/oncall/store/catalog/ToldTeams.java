package dev.opsledger.oncall.store.catalog;

import dev.opsledger.core.dynamo.Row;
import dev.opsledger.core.dynamo.Table;
import dev.opsledger.oncall.domain.Catalog;
import dev.opsledger.oncall.domain.Reference;
import dev.opsledger.oncall.store.OncallKeys;
import java.time.Instant;

/**
 * Tells other contexts of the catalog's teams, also of those to which no service belongs.
 *
 * @param table the on-call table
 */
public record ToldTeams(Table table) {
  /**
   * A team as other contexts know it.
   *
   * @param readAt when it was read so, as text that sorts
   */
  public record Told(Reference team, String readAt) {}

  /** Whether a row's partition key is that of these rows. */
  public static boolean isTeam(String pk) {
    return pk.equals(OncallKeys.TOLD_TEAMS);
  }

  /** The team of a row. */
  public static Told team(Row row) {
    return new Told(new Reference(row.sk(), row.get(ToldRows.NAME)), row.get(ToldRows.VERSION));
  }

  /**
   * Tells of the teams of a catalog.
   *
   * @param readAt when the catalog was read
   */
  public void tell(Catalog catalog, Instant readAt) {
    var told = new ToldRows(table, OncallKeys.TOLD_TEAMS);
    told.replace(
        catalog.teams().values().stream()
            .map(team -> told.row(team.id(), team.name(), readAt))
            .toList(),
        readAt);
  }
}
