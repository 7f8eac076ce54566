package dev.opsledger.gists;

import static org.assertj.core.api.Assertions.assertThat;

import dev.opsledger.core.dynamo.Row;
import dev.opsledger.core.dynamo.Table;
import dev.opsledger.local.simulator.server.Fault;
import dev.opsledger.local.simulator.server.RequestFilters;
import dev.opsledger.local.simulator.server.SimulatedResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the CRM says that is neither a yes nor a no; each test has authors of its own. */
class CrmAnswersTest {
  private static final String SEARCHES = "/api/v2/(deals|organizations)/search";

  private static CrmScene scene;
  private static GistsHost gists;
  private static int authors;
  private static int deadLettered;

  @BeforeAll
  static void start() {
    scene = new CrmScene(IntStream.range(0, 16).mapToObj(i -> "author-" + i).toList());
    gists = scene.host();
  }

  @AfterAll
  static void stop() {
    gists.close();
    scene.close();
  }

  @BeforeEach
  void rest() {
    scene.crm.faults().clear();
    scene.settle(gists);
    deadLettered = gists.waiting("GistsDealDeadLetters");
  }

  private static String author() {
    return "author-" + authors++;
  }

  /** A search that finds nothing would make second ones of what is there. */
  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "200; {\"success\":false}",
        "200; {\"success\":false,\"data\":{\"items\":[]}}",
        "200; {\"success\":true}",
        "200; {\"success\":true,\"data\":{}}",
        "200; {\"success\":true,\"data\":{\"items\":[{\"item\":{\"title\":\"x\"}}]}}",
        "200; []",
        "202; {\"success\":true,\"data\":{\"items\":[]}}",
        "404; {\"success\":false,\"error\":\"Unknown method .\"}",
        "400; {\"success\":false,\"error\":\"Validation failed\"}"
      })
  void anAnswerThatCannotBeReadIsNoNo(int status, String body) {
    String author = author();
    scene.publish(author, "a");
    var organization = scene.crm.world().addOrganization(author);
    String gist =
        scene.authors.entrySet().stream()
            .filter(entry -> entry.getValue().equals(author))
            .map(Map.Entry::getKey)
            .findFirst()
            .orElseThrow();
    scene.crm.world().addDeal(gist, Optional.of(organization.id()));
    scene.clock.advance(Duration.ofMinutes(10));
    scene
        .crm
        .faults()
        .always(
            RequestFilters.path(SEARCHES), new Fault.Instead(SimulatedResponse.json(status, body)));
    gists.refresh();
    scene.clock.advance(Duration.ofMinutes(5));
    gists.tick();
    assertThat(gists.waiting("GistsDealDeadLetters")).isEqualTo(deadLettered);
    assertThat(gists.reasons()).contains("1 deal waits", "Pipedrive");
    scene.crm.faults().clear();
    scene.settle(gists);
    scene.assertOneOfEach();
    assertThat(gists.reasons()).isEqualTo("[]");
  }

  @ParameterizedTest
  @CsvSource({"301", "405"})
  void anAddressThatIsWrongForAMinuteIsNoVerdictOnADeal(int status) {
    scene.publish(author(), "a", "b", "c");
    var moved = Map.of("location", "https://elsewhere.example/");
    scene
        .crm
        .faults()
        .always(RequestFilters.path("/api/.*"), Fault.status(status, moved, "<html>"));
    gists.refresh();
    assertThat(gists.waiting("GistsDealDeadLetters")).isEqualTo(deadLettered);
    assertThat(gists.source().get("status").asText()).isEqualTo("incomplete");
    assertThat(gists.reasons()).contains("3 deals wait", "answered " + status, "address");
    assertThat(gists.get("/health").statusCode()).as("the tables are there").isEqualTo(200);
    scene.crm.faults().clear();
    scene.settle(gists);
    scene.assertOneOfEach();
    assertThat(gists.source().get("status").asText()).isEqualTo("ok");
  }

  /** As after a restore from a backup, or beside a second ledger that writes to the same CRM. */
  @Test
  void aLedgerThatKnowsLessThanTheCrmMakesNoSecondDeals() {
    String author = author();
    scene.publish(author, "a", "b");
    gists.refresh();
    scene.settle(gists);
    var table = new Table(gists.host.dynamo(), gists.table());
    // The former version kept with an organization that it had made it, and searched no more.
    var organization = "ORGANIZATION#" + author;
    table.put(table.get(organization, "ORGANIZATION").orElseThrow().with("fresh", true));
    scene.authors.forEach(
        (gist, of) -> {
          if (of.equals(author)) {
            table.put(waiting(table.get("GIST#" + gist, "GIST").orElseThrow()));
          }
        });
    gists.tick();
    scene.settle(gists);
    scene.assertOneOfEach();
    assertThat(gists.details()).noneMatch(gist -> gist.get("dealId").isNull());
  }

  private static Row waiting(Row done) {
    return Row.of(done.pk(), done.sk())
        .with("user", done.get("user"))
        .with("url", done.get("url"))
        .with("files", "[]")
        .with("place", done.number("place"))
        .with("deal", "waiting")
        .with("openDeal", "0")
        .with("dueAt", 0L);
  }

  @Test
  void aBareLimitIsWaitedOutForSeconds() {
    scene.publish(author(), "a");
    scene.crm.faults().times(1, RequestFilters.path("/api/.*"), Fault.status(429, Map.of(), "{}"));
    gists.refresh();
    scene.assertOneOfEach();
  }

  @Test
  void dealsThatTheCrmRefusesAreCounted() {
    scene.publish(author(), "a");
    var body = "{\"success\":false,\"error\":\"Validation failed\"}";
    scene
        .crm
        .faults()
        .times(1, RequestFilters.to("POST", "/api/v2/deals"), Fault.status(400, Map.of(), body));
    gists.refresh();
    assertThat(gists.reasons()).contains("1 deal refused");
    scene.clock.advance(Duration.ofDays(1));
    gists.tick();
    assertThat(gists.source().get("status").asText()).isEqualTo("incomplete");
    var known = scene.crm.world().deals().stream().map(deal -> deal.title()).toList();
    List<String> lacking =
        scene.authors.keySet().stream().filter(gist -> !known.contains(gist)).toList();
    lacking.forEach(gist -> gists.send("GistsDealQueue", gist));
    gists.awaitIdle();
    gists.tick();
    scene.assertOneOfEach();
    assertThat(gists.source().get("status").asText()).isEqualTo("ok");
  }
}
