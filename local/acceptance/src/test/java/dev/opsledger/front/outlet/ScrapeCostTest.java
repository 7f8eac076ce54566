package dev.opsledger.front.outlet;

import static org.assertj.core.api.Assertions.assertThat;

import dev.opsledger.core.runtime.CallObserver;
import dev.opsledger.front.FrontHost;
import dev.opsledger.front.domain.CounterKey;
import dev.opsledger.front.domain.ZonedDay;
import dev.opsledger.front.store.FrontKeys;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.DoubleAdder;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.PutRequest;
import software.amazon.awssdk.services.dynamodb.model.WriteRequest;

/** What a scrape costs, and how many series it has at the most. */
class ScrapeCostTest {
  private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
  private static final int MOST_SERIES = 5_000;

  /** The stated price of a scrape, in read units. */
  private static final double PRICE = 150;

  private static final DoubleAdder READ = new DoubleAdder();
  private static final CallObserver READS =
      new CallObserver() {
        @Override
        public void after(Call call, Cost cost) {
          READ.add(cost.readUnits());
        }
      };

  private static CallObserver observer(String function) {
    return function.equals("FrontApi") ? READS : CallObserver.NONE;
  }

  @Test
  void fiftyOrganizationsWithTwoThousandWorkflowsAreNotTooManySeries() throws Exception {
    var day = new ZonedDay(ZoneId.of("Asia/Tokyo"), LocalDate.parse("2026-11-22"));
    try (var large =
        new FrontHost(NOON, Map.of("TIME_ZONE", "Asia/Tokyo"), ScrapeCostTest::observer)) {
      fill(large, day, 60, 45);
      READ.reset();
      String text = large.get("/metrics").body();
      assertThat(READ.sum()).isLessThan(PRICE);
      Map<String, Double> series = MetricsTest.series(text);
      assertThat(series).hasSizeLessThanOrEqualTo(MOST_SERIES);
      assertThat(series.keySet().stream().filter(each -> each.contains("workflow_runs")))
          .hasSize(4_000);
      assertThat(MetricsTest.sum(series, "ci_left_out")).isOne();
    }
  }

  @Test
  void aScrapeCostsTheSameHoweverManyDaysAreStored() throws Exception {
    try (var scraped = new FrontHost(NOON, Map.of(), ScrapeCostTest::observer)) {
      var today = ZonedDay.of(NOON, ZoneId.of("UTC"));
      fill(scraped, today, 20, 30);
      double before = price(scraped);
      for (int back = 1; back <= 5; back++) {
        var day = new ZonedDay(today.zone(), today.date().minusDays(back));
        fill(scraped, day, 20, 30);
      }
      assertThat(price(scraped)).isEqualTo(before).isLessThan(PRICE);
    }
  }

  private static double price(FrontHost scraped) throws Exception {
    READ.reset();
    assertThat(MetricsTest.series(scraped.get("/metrics").body()).keySet())
        .filteredOn(each -> each.contains("workflow_runs"))
        .hasSize(1_200);
    return READ.sum();
  }

  /** Rows as the projector writes them. */
  private static void fill(FrontHost large, ZonedDay day, int organizations, int workflows) {
    var items = new ArrayList<WriteRequest>();
    for (int o = 0; o < organizations; o++) {
      String owner = "id:" + o;
      CounterKey organization = FrontKeys.organization(day, owner);
      items.add(row(organization, "organization", "organization-" + o, organization.pk()));
      for (int w = 0; w < workflows; w++) {
        CounterKey workflow = FrontKeys.workflow(day, owner, 1_000_000L + o * 100L + w);
        items.add(row(workflow, "workflow", "Build and test everything " + w, ""));
      }
    }
    String table = large.host.tableName("FrontTable");
    for (int i = 0; i < items.size(); i += 25) {
      var batch = items.subList(i, Math.min(i + 25, items.size()));
      large.host.dynamo().batchWriteItem(b -> b.requestItems(Map.of(table, batch)));
    }
  }

  private static WriteRequest row(CounterKey key, String label, String name, String rankedIn) {
    var item = new HashMap<String, AttributeValue>();
    item.put("pk", AttributeValue.fromS(key.pk()));
    item.put("sk", AttributeValue.fromS(key.sk()));
    item.put("revision", AttributeValue.fromN("1"));
    item.put("n:total", AttributeValue.fromN("7"));
    item.put("n:failed", AttributeValue.fromN("3"));
    item.put("n:succeeded", AttributeValue.fromN("4"));
    item.put("l:" + label, AttributeValue.fromS(name));
    item.put("l:repository", AttributeValue.fromS("a-repository-with-a-long-name"));
    item.put("labeledBy", AttributeValue.fromS("0001795341600000|" + "0".repeat(40)));
    if (!rankedIn.isEmpty()) {
      item.put("rankedIn", AttributeValue.fromS(rankedIn));
      item.put("rank", AttributeValue.fromN("3000000007"));
    }
    return WriteRequest.builder().putRequest(PutRequest.builder().item(item).build()).build();
  }
}
