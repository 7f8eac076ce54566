package dev.opsledger.traffic;

import dev.opsledger.local.LocalHost;
import dev.opsledger.local.simulator.github.world.TrafficDay;
import dev.opsledger.local.simulator.github.world.TrafficSource;
import dev.opsledger.traffic.domain.Counts;
import dev.opsledger.traffic.domain.Day;
import dev.opsledger.traffic.domain.TopTen;
import dev.opsledger.traffic.store.DayRows;
import dev.opsledger.traffic.store.TopTenRows;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.WriteRequest;

/** Traffic for tests: at GitHub, or as if it had been fetched long ago. */
final class MadeUpTraffic {
  private MadeUpTraffic() {}

  /** So many days of traffic up to today. */
  static TrafficSource days(LocalDate today, int days) {
    var traffic = new TrafficSource.Fixed();
    for (int age = 0; age < days; age++) {
      traffic.views(new TrafficDay(today.minusDays(age), 100 + age, 10 + age));
      traffic.clones(new TrafficDay(today.minusDays(age), 7, 5));
    }
    return traffic;
  }

  /** Stores days and top ten lists of a repository, as years of fetches would have. */
  static void keep(LocalHost host, String id, LocalDate today, int days) {
    var table = host.tableName("TrafficTable");
    var writes = new ArrayList<WriteRequest>();
    for (int age = days; age > 0; age--) {
      var date = today.minusDays(age);
      long views = 40 + Math.round(30 * Math.sin(age / 9.0) + age % 7 * 5);
      var day =
          new Day(date, new Counts(views, views / 3), new Counts(views / 9, views / 11), true);
      var top = new TopTen(date, List.of(), List.of());
      for (var row : List.of(DayRows.row(id, day), TopTenRows.row(id, top))) {
        writes.add(WriteRequest.builder().putRequest(p -> p.item(row.attributes())).build());
      }
    }
    for (int from = 0; from < writes.size(); from += 25) {
      var batch = writes.subList(from, Math.min(writes.size(), from + 25));
      host.dynamo().batchWriteItem(b -> b.requestItems(Map.of(table, batch)));
    }
  }
}
