package dev.opsledger.front;

import dev.opsledger.core.dynamo.Row;
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

  static Map<String, AttributeValue> of(NumberRow row) {
    String pk = row.key().pk();
    var places = new HashMap<String, AttributeValue>();
    if (pk.startsWith("ORGANIZATIONS#")) {
      rank(places, pk, row.get(RunView.FAILED) * FIRST + row.get(RunView.TOTAL));
    } else if (pk.startsWith("WORKFLOWS#")) {
      long flaky = row.get(NumberRow.FLAKY);
      rank(places, pk, flaky == 0 ? 0 : flaky * FIRST + row.get(RunView.FAILED));
      slow(places, row);
    } else if (pk.startsWith("PROJECTS#")) {
      long others = row.get(DeploymentView.DONE) + row.get(DeploymentView.CANCELLED);
      rank(places, pk, row.get(DeploymentView.FAILED) * FIRST + others);
    } else if (pk.equals(FrontKeys.SERVICES)) {
      rank(
          places, pk, row.get(IncidentView.TRIGGERED) * FIRST + row.get(IncidentView.ACKNOWLEDGED));
    } else if (pk.startsWith("VISITED#")) {
      rank(places, pk, row.get(VisitsView.VIEWS));
    }
    return places;
  }

  private static void rank(Map<String, AttributeValue> places, String in, long rank) {
    if (rank > 0) {
      places.put("rankedIn", Row.text(in));
      places.put("rank", Row.number(rank));
    }
  }

  private static void slow(Map<String, AttributeValue> places, NumberRow row) {
    long timed = row.get(RunView.TIMED);
    if (timed > 0) {
      places.put("slowIn", Row.text(row.key().pk()));
      places.put("slowness", Row.number(row.get(RunView.SECONDS) / timed));
    }
  }
}
