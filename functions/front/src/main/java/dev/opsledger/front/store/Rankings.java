package dev.opsledger.front.store;

import dev.opsledger.core.dynamo.Row;
import dev.opsledger.front.projection.DeploymentProjection;
import dev.opsledger.front.projection.IncidentProjection;
import dev.opsledger.front.projection.RunProjection;
import dev.opsledger.front.projection.VisitsProjection;
import java.util.HashMap;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * The places of a row of numbers in the indexes that the page reads from the top. What has nothing
 * to show stands in none.
 */
final class Rankings {
  static final String SLOWEST = "slowest";

  /** Numbers of the first kind count more than any of the second. */
  private static final long FIRST = 1_000_000_000L;

  private Rankings() {}

  static Map<String, AttributeValue> of(CounterRow row) {
    String pk = row.key().pk();
    var places = new HashMap<String, AttributeValue>();
    if (pk.startsWith("ORGANIZATIONS#")) {
      rank(places, pk, row.get(RunProjection.FAILED) * FIRST + row.get(RunProjection.TOTAL));
    } else if (pk.startsWith("WORKFLOWS#")) {
      long flaky = row.get(CounterRow.FLAKY);
      rank(places, pk, flaky == 0 ? 0 : flaky * FIRST + row.get(RunProjection.FAILED));
      slow(places, row);
    } else if (pk.startsWith("PROJECTS#")) {
      long others = row.get(DeploymentProjection.DONE) + row.get(DeploymentProjection.CANCELLED);
      rank(places, pk, row.get(DeploymentProjection.FAILED) * FIRST + others);
    } else if (pk.equals(FrontKeys.SERVICES)) {
      rank(
          places, pk, row.get(IncidentProjection.TRIGGERED) * FIRST + row.get(IncidentProjection.ACKNOWLEDGED));
    } else if (pk.startsWith("VISITED#")) {
      rank(places, pk, row.get(VisitsProjection.VIEWS));
    }
    return places;
  }

  private static void rank(Map<String, AttributeValue> places, String in, long rank) {
    if (rank > 0) {
      places.put("rankedIn", Row.text(in));
      places.put("rank", Row.number(rank));
    }
  }

  private static void slow(Map<String, AttributeValue> places, CounterRow row) {
    long timed = row.get(RunProjection.TIMED);
    if (timed > 0) {
      places.put("slowIn", Row.text(row.key().pk()));
      places.put("slowness", Row.number(row.get(RunProjection.SECONDS) / timed));
    }
  }
}
