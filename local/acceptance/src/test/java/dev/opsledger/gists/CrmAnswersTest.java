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
    scene = new CrmScene(IntStream.range(0, 24).mapToObj(i -> "author-" + i).toList());
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
    String gist = scene.gistOf(author);
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

  /** A proxy, a gateway or a firewall says nothing about a deal. */
  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "400; {\"message\":\"Bad Request\"}",
        "422; {\"error\":\"unprocessable\"}",
        "400; {\"success\":true}",
        "400; <html>blocked</html>",
        "301; <html>moved</html>",
        "405; {\"success\":false}"
      })
  void aRefusalThatIsNotPipedrivesIsNoVerdictOnADeal(int status, String body) {
    scene.publish(author(), "a");
    scene
        .crm
        .faults()
        .times(1, RequestFilters.to("POST", "/api/v2/deals"), Fault.status(status, Map.of(), body));
    gists.refresh();
    scene.settle(gists);
    assertThat(gists.waiting("GistsDealDeadLetters")).isEqualTo(deadLettered);
    scene.assertOneOfEach();
  }

  @Test
  void aDealThatPeopleMovedToAnotherOrganizationIsNotMadeAgain() {
    String author = author();
    scene.publish(author, "a");
    var other = scene.crm.world().addOrganization("merged into");
    String gist = scene.gistOf(author);
    var moved = scene.crm.world().addDeal(gist, Optional.of(other.id()));
    scene.clock.advance(Duration.ofMinutes(10));
    gists.refresh();
    scene.settle(gists);
    assertThat(scene.crm.world().deals())
        .filteredOn(deal -> deal.title().equals(gist))
        .containsExactly(moved);
    assertThat(scene.crm.world().notes()).anyMatch(note -> note.deal() == moved.id());
    assertThat(scene.crm.world().organizations())
        .as("none is needed")
        .noneMatch(organization -> organization.name().equals(author));
    scene.crm.world().moveDeal(moved.id(), scene.crm.world().addOrganization(author).id());
    scene.crm.world().deleteOrganization(other.id());
  }

  /** An optional part that is forbidden for ever does not take the whole with it. */
  @Test
  void notesThatAreForbiddenHoldUpNoDeals() {
    String author = author();
    scene.publish(author, "a", "b", "c");
    var forbidden = Fault.status(403, Map.of(), "{\"success\":false,\"error\":\"No permission\"}");
    scene.crm.faults().always(RequestFilters.path("/api/v1/notes"), forbidden);
    gists.refresh();
    assertThat(gists.details())
        .filteredOn(gist -> gist.get("user").asText().equals(author))
        .hasSize(3)
        .noneMatch(gist -> gist.get("dealId").isNull());
    assertThat(gists.reasons()).contains("3 deals wait", "forbids", "/api/v1/notes (403)");
    long calls = scene.crm.log().total();
    scene.clock.advance(Duration.ofMinutes(50));
    gists.tick();
    assertThat(scene.crm.log().total()).as("nothing loops").isEqualTo(calls);
    scene.crm.faults().clear();
    scene.settle(gists);
    scene.assertOneOfEach();
    assertThat(gists.reasons()).isEqualTo("[]");
  }
}
