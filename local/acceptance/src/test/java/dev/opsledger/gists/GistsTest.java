package dev.opsledger.gists;

import static org.assertj.core.api.Assertions.assertThat;

import dev.opsledger.local.simulator.SettableClock;
import dev.opsledger.local.simulator.github.GitHubSimulator;
import dev.opsledger.local.simulator.github.world.GitHubGist;
import dev.opsledger.local.simulator.github.world.GitHubWorld;
import dev.opsledger.local.simulator.pipedrive.PipedriveSimulator;
import dev.opsledger.local.simulator.pipedrive.PipedriveWorld.Deal;
import dev.opsledger.local.simulator.server.RequestFilters;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * From a published gist to its deal and to what a person reads; each test has people of its own.
 */
class GistsTest {
  private static final List<String> USERS = List.of("ada", "Grace", "bea", "cleo", "dora", "eva");

  private static final SettableClock clock = new SettableClock("2026-11-22T10:00:00Z");
  private static final GitHubWorld world = new GitHubWorld(clock);
  private static GitHubSimulator github;
  private static PipedriveSimulator crm;
  private static GistsHost gists;

  @BeforeAll
  static void start() {
    USERS.forEach(world::user);
    github = GitHubSimulator.start(world, clock);
    github.limits().limitAnonymous(1_000_000);
    crm = PipedriveSimulator.start(clock);
    var names = new ArrayList<>(USERS);
    names.add("ADA");
    gists =
        new GistsHost(
            clock,
            List.of(
                Map.of("GITHUB_API_URL", github.url(), "QUERIED_USERS", String.join(", ", names)),
                crm.settings()));
  }

  @AfterAll
  static void stop() {
    gists.close();
    crm.close();
    github.close();
  }

  /** What earlier tests left to do is done, and the next scan is due. */
  @BeforeEach
  void rest() {
    clock.advance(Duration.ofHours(1));
    gists.tick();
    clock.advance(Duration.ofHours(1));
  }

  private static void publish(String user, String id, String description) {
    var file = new GitHubGist.File("a<b>.txt", null, 12);
    world.put(
        new GitHubGist(
            id, world.user(user), description, List.of(file), clock.instant(), clock.instant()));
  }

  private static Deal deal(String title) {
    var deals = crm.world().deals().stream().filter(d -> d.title().equals(title)).toList();
    assertThat(deals).as("deals of " + title).hasSize(1);
    return deals.getFirst();
  }

  @Test
  void aGistBecomesADealOfItsUsersOrganizationWithANote() {
    publish("ada", "abc123", "Tom & <script>");
    String published = clock.instant().toString();
    var progress = gists.refresh();
    assertThat(progress.get("finished").asBoolean()).isTrue();
    assertThat(progress.get("failed").asInt()).isZero();
    var deal = deal("abc123");
    assertThat(crm.world().organizations())
        .filteredOn(o -> o.name().equalsIgnoreCase("ada"))
        .singleElement()
        .matches(o -> o.name().equals("ada"))
        .matches(o -> deal.organization().equals(Optional.of(o.id())));
    assertThat(crm.world().notes())
        .filteredOn(note -> note.deal() == deal.id())
        .singleElement()
        .extracting(note -> note.content())
        .isEqualTo(
            "<p>Tom &amp; &lt;script&gt;</p><ul><li>a&lt;b&gt;.txt</li></ul>"
                + "<p><a href=\"https://gist.github.com/ada/abc123\">"
                + "https://gist.github.com/ada/abc123</a></p>");
    assertThat(gists.texts("/getGists")).containsOnlyOnce("abc123");
    var shown = gists.details().stream().filter(g -> g.get("id").asText().equals("abc123"));
    var details = shown.findFirst().orElseThrow();
    assertThat(details.fieldNames())
        .toIterable()
        .containsExactly("id", "user", "description", "url", "createdAt", "dealId");
    assertThat(details.get("dealId").asLong()).isEqualTo(deal.id());
    assertThat(details.get("user").asText()).isEqualTo("ada");
    assertThat(details.get("createdAt").asText()).isEqualTo(published);
  }

  @Test
  void aSessionIsShownEachGistOnce() {
    publish("bea", "b1", null);
    gists.refresh();
    var first = gists.get("/getGists");
    assertThat(GistsHost.texts(first)).containsOnlyOnce("b1");
    assertThat(first.headers().firstValue("set-cookie").orElseThrow())
        .matches("opsledger_session=[0-9a-f]{32}; Path=/; Max-Age=2592000; HttpOnly; SameSite=Lax");
    String cookie = GistsHost.cookie(first);
    assertThat(GistsHost.texts(gists.get("/getGists", cookie))).isEmpty();
    publish("cleo", "c1", "x");
    gists.refresh();
    assertThat(GistsHost.texts(gists.get("/getGists", "a=b; " + cookie))).containsExactly("c1");
    assertThat(GistsHost.texts(gists.get("/getGists", cookie))).isEmpty();
    assertThat(gists.texts("/getGists")).containsSubsequence("b1", "c1");
    clock.advance(Duration.ofDays(31));
    var expired = gists.get("/getGists", cookie);
    assertThat(GistsHost.texts(expired)).containsSubsequence("b1", "c1");
    assertThat(GistsHost.cookie(expired)).isNotEqualTo(cookie);
  }

  @Test
  void aCookieThatCameOverHttpsGoesNowhereElse() {
    var secure = gists.getWith("/getGists", "X-Forwarded-Proto", "https");
    assertThat(secure.headers().firstValue("set-cookie").orElseThrow())
        .endsWith("; HttpOnly; SameSite=Lax; Secure");
    for (String strange : List.of("opsledger_session=x", "opsledger_session=" + "0".repeat(32))) {
      assertThat(GistsHost.cookie(gists.get("/getGists", strange)))
          .as("a cookie that nobody was given opens a session of its own")
          .isNotEqualTo(strange);
    }
  }

  @Test
  void usersAreToldApartByTheConfiguration() {
    assertThat(gists.texts("/getCurrentlyScannedUsers")).containsExactlyElementsOf(USERS);
    gists.refresh();
    assertThat(gists.texts("/getAllScannedUsers")).containsExactlyInAnyOrderElementsOf(USERS);
    assertThat(gists.get("/health").statusCode()).isEqualTo(200);
    assertThat(gists.get("/health").body()).isEqualTo("{\"status\":\"UP\"}");
    assertThat(gists.get("/getGists?details=maybe").statusCode()).isEqualTo(400);
  }

  @Test
  void anUnchangedScanCostsNothingButAnswersThatNothingChanged() {
    publish("ada", "a1", null);
    publish("Grace", "g1", null);
    gists.tick();
    clock.advance(Duration.ofHours(1));
    // Looks a second time at what lies before a point that has just moved on.
    gists.tick();
    github.log().clear();
    crm.log().clear();
    gists.meter.reset(gists.table());
    for (int i = 0; i < 3; i++) {
      clock.advance(Duration.ofMinutes(30));
      gists.tick();
    }
    assertThat(github.log().entries())
        .hasSize(3 * USERS.size())
        .allMatch(call -> call.status() == 304)
        .allMatch(call -> call.request().query("since").isPresent());
    assertThat(crm.log().total()).isZero();
    assertThat(gists.meter.written()).as("the schedule's own row").isEqualTo(3);
  }

  @Test
  void theScheduleScansOncePerInterval() {
    gists.tick();
    long calls = github.log().total();
    clock.advance(Duration.ofMinutes(20));
    gists.tick();
    assertThat(github.log().total()).isEqualTo(calls);
    clock.advance(Duration.ofMinutes(10));
    gists.tick();
    assertThat(github.log().total()).isEqualTo(calls + USERS.size());
  }

  @Test
  void anOrganizationThatIsThereIsUsedAndSoAreItsDeals() {
    crm.world().addOrganization("DORA");
    var organization = crm.world().addOrganization("dora");
    crm.world().addDeal("d1", Optional.of(organization.id()));
    clock.advance(Duration.ofMinutes(1));
    crm.log().clear();
    publish("dora", "d1", null);
    publish("dora", "d2", null);
    gists.refresh();
    assertThat(deal("d1").organization()).contains(organization.id());
    assertThat(deal("d2").organization()).contains(organization.id());
    assertThat(crm.log().count(RequestFilters.to("POST", "/api/v2/organizations"))).isZero();
  }

  @Test
  void anOrganizationThatSomebodyDeletedIsMadeAgain() {
    publish("eva", "e1", null);
    gists.refresh();
    long first = deal("e1").organization().orElseThrow();
    crm.world().deleteOrganization(first);
    publish("eva", "e2", null);
    gists.refresh();
    clock.advance(Duration.ofMinutes(10));
    gists.tick();
    long second = deal("e2").organization().orElseThrow();
    assertThat(second).isNotEqualTo(first);
    assertThat(crm.world().organizations())
        .filteredOn(o -> o.name().equals("eva"))
        .singleElement()
        .matches(o -> o.id() == second);
  }
}
