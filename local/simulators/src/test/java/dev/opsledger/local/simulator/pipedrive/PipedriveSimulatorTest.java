package dev.opsledger.local.simulator.pipedrive;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.opsledger.local.simulator.SettableClock;
import dev.opsledger.local.simulator.contract.StrictMock;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The simulated Pipedrive behaves as the real one documents. */
class PipedriveSimulatorTest {
  private static final HttpClient CLIENT = HttpClient.newHttpClient();
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private final SettableClock clock = new SettableClock("2026-11-22T10:00:00Z");
  private PipedriveSimulator crm = PipedriveSimulator.start(clock);

  @AfterEach
  void stop() {
    crm.close();
  }

  private HttpResponse<String> get(String path) throws Exception {
    return send(request(path).GET());
  }

  private HttpResponse<String> post(String path, String body) throws Exception {
    return send(request(path).POST(HttpRequest.BodyPublishers.ofString(body)));
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create(crm.url() + path))
        .header("Content-Type", "application/json")
        .header("x-api-token", crm.settings().get("PIPEDRIVE_API_KEY"));
  }

  private static HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
    return CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofString());
  }

  private JsonNode json(String path) throws Exception {
    var answer = get(path);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return MAPPER.readTree(answer.body());
  }

  @Test
  void whatItAnswersIsAsDescribed() throws Exception {
    crm.close();
    var strict = new StrictMock("pipedrive");
    crm = PipedriveSimulator.start(clock, strict);
    long organization = crm.world().addOrganization("ada").id();
    long deal = crm.world().addDeal("abc", Optional.of(organization)).id();
    crm.world().addDeal("abd", Optional.empty());
    crm.world().addNote(deal, "<p>n</p>");
    clock.advance(Duration.ofMinutes(1));
    for (String path :
        new String[] {
          "/api/v2/organizations?limit=500&sort_by=id&updated_since=2026-11-22T09:00:00Z",
          "/api/v2/organizations?limit=1&ids=" + organization,
          "/api/v2/organizations/search?fields=name&exact_match=true&limit=100&term=ada",
          "/api/v2/deals?limit=1&sort_by=id",
          "/api/v2/deals?limit=500&sort_by=id&org_id=" + organization,
          "/api/v2/deals/search?fields=title&exact_match=false&term=ab",
          "/api/v1/notes?limit=1&deal_id=" + deal
        }) {
      assertThat(json(path).get("data").size()).as(path).isPositive();
    }
    assertThat(post("/api/v2/organizations", "{\"name\":\"bob\"}").statusCode()).isEqualTo(200);
    crm.answerCreatedWith(201);
    String body = "{\"title\":\"x\",\"org_id\":" + organization + "}";
    assertThat(post("/api/v2/deals", body).statusCode()).isEqualTo(201);
    crm.answerCreatedWith(200);
    String note = "{\"content\":\"<p>x</p>\",\"deal_id\":" + deal + "}";
    assertThat(post("/api/v1/notes", note).statusCode()).isEqualTo(200);
    assertThat(strict.violations()).allMatch(v -> v.contains("→ 201")).hasSizeLessThan(2);
  }

  @Test
  void pagesEndWithoutACursor() throws Exception {
    for (int i = 0; i < 5; i++) {
      crm.world().addDeal("d" + i, Optional.empty());
    }
    String cursor = "";
    int seen = 0;
    int pages = 0;
    do {
      JsonNode page = json("/api/v2/deals?limit=2" + cursor);
      seen += page.get("data").size();
      pages++;
      JsonNode next = page.at("/additional_data/next_cursor");
      cursor = next.isNull() ? "" : "&cursor=" + next.asText();
    } while (!cursor.isEmpty());
    assertThat(seen).isEqualTo(5);
    assertThat(pages).isEqualTo(3);
  }

  @Test
  void theSearchLagsAndDoesNotTellLetterCaseApart() throws Exception {
    String search = "/api/v2/organizations/search?fields=name&exact_match=true&term=ADA";
    crm.world().addOrganization("ada");
    assertThat(json(search).at("/data/items")).isEmpty();
    assertThat(json("/api/v2/organizations").get("data")).as("lists do not lag").hasSize(1);
    clock.advance(Duration.ofSeconds(6));
    assertThat(json(search).at("/data/items")).hasSize(1);
    assertThat(json(search.replace("ADA", "AD")).at("/data/items")).as("exact").isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "/api/v2/organizations | {\"name\":\" \"}",
        "/api/v2/organizations | []",
        "/api/v2/organizations | {",
        "/api/v2/deals | {\"org_id\":1}",
        "/api/v2/deals | {\"title\":\"x\",\"org_id\":\"1\"}",
        "/api/v2/deals | {\"title\":\"x\",\"org_id\":99}",
        "/api/v1/notes | {\"content\":\"x\",\"deal_id\":99}",
        "/api/v1/notes | {\"deal_id\":1}"
      })
  void itsTypesAreStrict(String path, String body) throws Exception {
    assertThat(post(path, body).statusCode()).isEqualTo(400);
    assertThat(crm.world().deals()).isEmpty();
    assertThat(crm.world().organizations()).isEmpty();
  }

  @Test
  void itsLimitsEndWithTheirTimes() throws Exception {
    crm.limits().burst(1);
    assertThat(get("/api/v2/deals").statusCode()).isEqualTo(200);
    var burst = get("/api/v2/deals");
    assertThat(burst.statusCode()).isEqualTo(429);
    assertThat(burst.headers().firstValue("x-ratelimit-reset")).contains("2");
    clock.advance(Duration.ofSeconds(2));
    assertThat(get("/api/v2/deals").statusCode()).isEqualTo(200);
    crm.limits().daily(2);
    clock.advance(Duration.ofHours(13));
    assertThat(get("/api/v2/deals").statusCode()).isEqualTo(429);
    clock.advance(Duration.ofHours(1));
    assertThat(get("/api/v2/deals").statusCode()).isEqualTo(200);
    crm.limits().deals(0);
    clock.advance(Duration.ofSeconds(2));
    assertThat(post("/api/v2/deals", "{\"title\":\"x\"}").statusCode()).isEqualTo(403);
    assertThat(send(request("/api/v2/deals").setHeader("x-api-token", "wrong")).statusCode())
        .isEqualTo(401);
  }
}
