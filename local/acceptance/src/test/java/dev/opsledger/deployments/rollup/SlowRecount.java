package dev.opsledger.deployments.rollup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Percentage.withPercentage;

import dev.opsledger.core.dynamo.Row;
import dev.opsledger.core.rollup.RollupRows;
import dev.opsledger.core.rollup.Tally;
import dev.opsledger.deployments.domain.DeploymentTally;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** Counts deployments by reading each, and compares that with the rollups. */
record SlowRecount(DynamoDbClient dynamo, String table) {
  /**
   * Asserts that each rollup is what its deployments come to.
   *
   * @param zone whose days the rollups have; null where the rows tell
   * @return how many rollups there are
   */
  int assertRecounted(ZoneId zone) {
    var byRollup = new TreeMap<String, List<Row>>();
    for (Row row : rows("DEPLOYMENT")) {
      if (row.find("countedIn").isPresent()) {
        String place = row.get("countedIn");
        if (zone != null && row.findNumber("gitHubId").isEmpty()) {
          assertThat(place)
              .startsWith(
                  "ROLLUP#" + Instant.parse(row.get("changedAt")).atZone(zone).toLocalDate() + "#");
        }
        byRollup
            .computeIfAbsent(
                "PROJECT#" + row.number("projectId") + " " + place, _ -> new ArrayList<>())
            .add(row);
      }
    }
    for (Row rollup : rows("ROLLUP#")) {
      Tally tally = RollupRows.tally(rollup);
      List<Row> counted = byRollup.getOrDefault(rollup.pk() + " " + rollup.sk(), List.of());
      byRollup.remove(rollup.pk() + " " + rollup.sk());
      for (String end : List.of("done", "failed", "cancelled")) {
        assertThat(tally.count(end))
            .as("%s of %s", end, rollup.sk())
            .isEqualTo(
                counted.stream().filter(row -> row.get("status").equalsIgnoreCase(end)).count());
      }
      assertThat(tally.count(DeploymentTally.ROLLBACKS))
          .isEqualTo(
              counted.stream()
                  .filter(row -> row.get("status").equals("DONE"))
                  .filter(row -> row.findNumber("rollbackOf").isPresent())
                  .count());
      assertTimes(tally, counted);
    }
    assertThat(byRollup).as("deployments in rollups that are not there").isEmpty();
    return rows("ROLLUP#").size();
  }

  private static void assertTimes(Tally tally, List<Row> counted) {
    List<Long> seconds =
        counted.stream().flatMap(row -> row.findNumber("deployedIn").stream()).sorted().toList();
    assertThat(DeploymentTally.SECONDS.count(tally)).isEqualTo(seconds.size());
    if (!seconds.isEmpty()) {
      assertThat(DeploymentTally.SECONDS.quantile(tally, 0.5).orElseThrow())
          .isCloseTo(seconds.get((seconds.size() - 1) / 2).doubleValue(), withPercentage(5));
    }
  }

  /** The rows whose sort key starts so. */
  List<Row> rows(String skPrefix) {
    return dynamo.scanPaginator(s -> s.tableName(table).consistentRead(true)).items().stream()
        .map(Row::new)
        .filter(row -> row.sk().startsWith(skPrefix))
        .toList();
  }
}
