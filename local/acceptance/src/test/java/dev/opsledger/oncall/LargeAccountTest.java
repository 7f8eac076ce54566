package dev.opsledger.oncall;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.opsledger.core.runtime.CallObserver;
import dev.opsledger.local.simulator.pagerduty.PagerDutyWorld.Incident;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.DoubleAdder;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A large account, synchronized once: what was sent is stored, and all of it is delivered. */
@Tag("full")
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class LargeAccountTest {
  private static final int FOUR_MEGABYTES = 4_000_000;
  private static final DoubleAdder READ = new DoubleAdder();
  private static OncallHost oncall;

  @BeforeAll
  static void sync() throws Exception {
    var observer =
        new CallObserver() {
          @Override
          public void after(Call call, Cost cost) {
            READ.add(cost.readUnits());
          }
        };
    oncall = new OncallHost(1_000_000, UnaryOperator.identity(), observer, Map.of());
    LargeAccount.fill(oncall.world);
    oncall.sync();
  }

  @AfterAll
  static void close() {
    oncall.close();
  }

  @Test
  @Order(1)
  void everyServiceTeamAndPolicyIsListed() throws Exception {
    assertThat(total("/dashboard/services")).isEqualTo(LargeAccount.SERVICES);
    assertThat(total("/dashboard/teams/services")).isEqualTo(LargeAccount.TEAMS);
    assertThat(total("/dashboard/escalation_policies")).isEqualTo(LargeAccount.POLICIES);
    assertThat(total("/dashboard/incidents?limit=1")).isEqualTo(LargeAccount.INCIDENTS);
    assertThat(oncall.json("/dashboard/services").get("as_of").asText())
        .isEqualTo(oncall.clock.instant().toString());
  }

  @Test
  @Order(1)
  void noCallReachesBeyondTenThousand() {
    assertThat(oncall.pagerDuty.log().entries())
        .allSatisfy(
            entry -> {
              int offset = Integer.parseInt(entry.request().query("offset").orElse("0"));
              int limit = Integer.parseInt(entry.request().query("limit").orElse("25"));
              assertThat(offset + limit).isLessThanOrEqualTo(10_000);
              assertThat(entry.status()).isEqualTo(200);
            });
  }

  @Test
  @Order(1)
  void theDashboardDeliversEveryIncidentAsItWasSent() throws Exception {
    var stored = new ArrayList<List<String>>();
    String path = "/dashboard/incidents";
    while (path != null) {
      var response = whole(path);
      oncall.read(response).get("incidents").forEach(item -> stored.add(fields(item)));
      path = Answers.next(response);
    }
    assertThat(stored).containsExactlyElementsOf(sent());
  }

  private static List<String> fields(JsonNode item) {
    var fields = new ArrayList<String>();
    item.forEach(field -> fields.add(field.asText()));
    return fields;
  }

  private static List<List<String>> sent() {
    return oncall.world.incidents().stream()
        .sorted(Comparator.comparing(Incident::id))
        .map(LargeAccountTest::expected)
        .toList();
  }

  private static List<String> expected(Incident sent) {
    int service = Integer.parseInt(sent.service().substring(1));
    return List.of(
        sent.id(),
        Long.toString(sent.number()),
        sent.title(),
        sent.status(),
        sent.urgency(),
        sent.service(),
        "Service " + service,
        LargeAccount.policy(service % 70),
        sent.createdAt().toString(),
        sent.status().equals("resolved") ? sent.changedAt().toString() : "null");
  }

  @ParameterizedTest
  @CsvSource({"/reports/incidents,0,1,2,3", "/reports/services/incidents,2,3,4,0"})
  @Order(1)
  void bothReportsDeliverEveryIncident(String path, int id, int title, int status, int service)
      throws Exception {
    var rows = new ArrayList<String>();
    String next = path;
    while (next != null) {
      var response = whole(next);
      for (List<String> row : IndependentCsv.rows(response.body())) {
        if (row.get(title).startsWith("Incident ")) {
          rows.add(
              String.join("|", row.get(id), row.get(title), row.get(status), row.get(service)));
        }
      }
      next = Answers.next(response);
    }
    assertThat(rows)
        .containsExactlyInAnyOrderElementsOf(
            oncall.world.incidents().stream()
                .map(i -> String.join("|", i.id(), i.title(), i.status(), i.service()))
                .toList());
  }

  @ParameterizedTest
  @CsvSource({"status,triggered,90", "status,acknowledged,90", "service_id,S007,116"})
  @Order(1)
  void aSearchReadsOnlyWhatItReturns(String by, String value, int found) throws Exception {
    String path = "/dashboard/incidents?search_by=" + by + "&search_value=" + value;
    oncall.get(path);
    READ.reset();
    JsonNode answer = oncall.json(path);
    assertThat(answer.get("total").asInt()).isEqualTo(found);
    assertThat(answer.get("incidents")).hasSize(found);
    // A row is below 1 KB, a unit reads 8; six are for the catalog, the date and the totals.
    assertThat(READ.sum()).isLessThan(found / 8.0 + 6);
    READ.reset();
    assertThat(oncall.json(path + "&limit=8").get("incidents")).hasSize(8);
    assertThat(READ.sum()).as("a page").isLessThan(8);
  }

  @Test
  @Order(2)
  void whatChangesUpstreamIsFollowed() throws Exception {
    oncall.clock.advance(Duration.ofHours(6));
    Instant now = oncall.clock.instant();
    for (Incident open : oncall.world.incidents()) {
      if (!open.status().equals("resolved")) {
        oncall.world.put(open.becoming("resolved", now));
      }
    }
    oncall.world.delete("T000");
    oncall.world.delete("E001");
    oncall.world.delete("S007");
    oncall.sync();
    assertThat(total("/dashboard/incidents?search_by=status&search_value=triggered")).isZero();
    assertThat(total("/dashboard/incidents?search_by=status&search_value=resolved&limit=1"))
        .isEqualTo(LargeAccount.INCIDENTS);
    assertThat(total("/dashboard/services")).isEqualTo(LargeAccount.SERVICES - 1);
    assertThat(total("/dashboard/teams/services")).isEqualTo(LargeAccount.TEAMS - 1);
    assertThat(total("/dashboard/escalation_policies")).isEqualTo(LargeAccount.POLICIES - 1);
    JsonNode left = oncall.json("/dashboard/incidents?search_by=service_id&search_value=S007");
    assertThat(left.get("total").asInt()).isEqualTo(116);
    assertThat(Answers.texts(left.get("incidents"), "service_name")).containsOnly("Service 7");
  }

  private static int total(String path) throws Exception {
    return oncall.json(path).get("total").asInt();
  }

  private static HttpResponse<String> whole(String path) throws Exception {
    var response = oncall.get(path);
    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(response.body().getBytes(StandardCharsets.UTF_8)).hasSizeLessThan(FOUR_MEGABYTES);
    return response;
  }
}
