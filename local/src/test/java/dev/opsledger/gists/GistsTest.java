package dev.opsledger.gists;

import static org.assertj.core.api.Assertions.assertThat;

import dev.opsledger.local.simulator.SettableClock;
import dev.opsledger.local.simulator.github.GitHubSimulator;
import dev.opsledger.local.simulator.github.GitHubSimulator.Setup;
import dev.opsledger.local.simulator.github.api.GitHubApp;
import dev.opsledger.local.simulator.github.world.Gist;
import dev.opsledger.local.simulator.github.world.GitHubWorld;
import dev.opsledger.local.simulator.pipedrive.PipedriveSimulator;
import dev.opsledger.local.simulator.server.Requests;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** From a published gist to its deal and to what a person reads. */
class GistsTest {
  private static GitHubApp app;

  private final SettableClock clock = new SettableClock("2026-11-22T10:00:00Z");
  private final GitHubWorld world = new GitHubWorld(clock);
  private final GitHubSimulator github = GitHubSimulator.start(world, clock, Setup.of(app));
  private final PipedriveSimulator crm = PipedriveSimulator.start(clock);
  private final GistsHost gists =
      new GistsHost(
          clock,
          List.of(
              Map.of("GITHUB_API_URL", github.url(), "QUERIED_USERS", "ada, Grace, ADA"),
              crm.settings()));

  @BeforeAll
  static void makeKey() {
    app = GitHubApp.generate();
  }

  @AfterEach
  void stop() {
    gists.close();
    crm.close();
    github.close();
  }

  private void publish(String user, String id, String description) {
    var file = new Gist.File("a<b>.txt", null, 12);
    world.put(
        new Gist(
            id, world.user(user), description, List.of(file), clock.instant(), clock.instant()));
  }

  @Test
  void aGistBecomesADealOfItsUsersOrganizationWithANote() {
    world.user("grace");
    publish("ada", "abc123", "Tom & <script>");
    var progress = gists.refresh();
    assertThat(progress.get("finished").asBoolean()).isTrue();
    assertThat(progress.get("failed").asInt()).isZero();
    assertThat(crm.world().organizations()).singleElement().matches(o -> o.name().equals("ada"));
    var deal = crm.world().deals().getFirst();
    assertThat(crm.world().deals()).hasSize(1);
    assertThat(deal.title()).isEqualTo("abc123");
    assertThat(deal.organization()).contains(crm.world().organizations().getFirst().id());
    assertThat(crm.world().notes()).hasSize(1);
    assertThat(crm.world().notes().getFirst().content())
        .isEqualTo(
            "<p>Tom &amp; &lt;script&gt;</p><ul><li>a&lt;b&gt;.txt</li></ul>"
                + "<p><a href=\"https://gist.github.com/ada/abc123\">"
                + "https://gist.github.com/ada/abc123</a></p>");
    assertThat(gists.texts("/getGists")).containsExactly("abc123");
    var shown = gists.details().getFirst();
    assertThat(shown.fieldNames())
        .toIterable()
        .containsExactly("id", "user", "description", "url", "createdAt", "dealId");
    assertThat(shown.get("dealId").asLong()).isEqualTo(deal.id());
    assertThat(shown.get("user").asText()).isEqualTo("ada");
    assertThat(shown.get("createdAt").asText()).isEqualTo("2026-11-22T10:00:00Z");
  }

  @Test
  void aSessionIsShownEachGistOnce() {
    world.user("grace");
    publish("ada", "a1", null);
    gists.refresh();
    var first = gists.get("/getGists");
    assertThat(GistsHost.texts(first)).containsExactly("a1");
    assertThat(first.headers().firstValue("set-cookie").orElseThrow())
        .matches("opsledger_session=[0-9a-f]{32}; Path=/; Max-Age=2592000; HttpOnly; SameSite=Lax");
    String cookie = GistsHost.cookie(first);
    assertThat(GistsHost.texts(gists.get("/getGists", cookie))).isEmpty();
    clock.advance(Duration.ofHours(2));
    publish("grace", "g1", "x");
    gists.refresh();
    assertThat(GistsHost.texts(gists.get("/getGists", cookie))).containsExactly("g1");
    assertThat(GistsHost.texts(gists.get("/getGists", cookie))).isEmpty();
    assertThat(gists.texts("/getGists")).containsExactly("a1", "g1");
    clock.advance(Duration.ofDays(31));
    var expired = gists.get("/getGists", cookie);
    assertThat(GistsHost.texts(expired)).containsExactly("a1", "g1");
    assertThat(GistsHost.cookie(expired)).isNotEqualTo(cookie);
  }

  @Test
  void usersAreToldApartByTheConfiguration() {
    world.user("ada");
    world.user("grace");
    assertThat(gists.texts("/getCurrentlyScannedUsers")).containsExactly("ada", "Grace");
    assertThat(gists.texts("/getAllScannedUsers")).isEmpty();
    gists.refresh();
    assertThat(gists.texts("/getAllScannedUsers")).containsExactly("ada", "Grace");
    assertThat(gists.get("/health").statusCode()).isEqualTo(200);
    assertThat(gists.get("/health").body()).isEqualTo("{\"status\":\"UP\"}");
    assertThat(gists.get("/getGists?details=maybe").statusCode()).isEqualTo(400);
  }

  @Test
  void aUserWhoDoesNotExistIsReportedAndTheOthersGoOn() {
    publish("ada", "a1", null);
    var progress = gists.refresh();
    assertThat(progress.get("failed").asInt()).isEqualTo(1);
    var failure = progress.get("failures").get(0);
    assertThat(failure.get("unit").asText()).isEqualTo("Grace");
    assertThat(failure.get("reason").asText()).contains("no user Grace");
    assertThat(gists.texts("/getGists")).containsExactly("a1");
  }

  @Test
  void anUnchangedScanCostsNothingButAnswersThatNothingChanged() {
    publish("ada", "a1", null);
    publish("grace", "g1", null);
    gists.tick();
    github.log().clear();
    crm.log().clear();
    gists.meter.reset(gists.table());
    for (int i = 0; i < 3; i++) {
      clock.advance(Duration.ofMinutes(30));
      gists.tick();
    }
    assertThat(github.log().entries()).hasSize(6).allMatch(call -> call.status() == 304);
    assertThat(github.log().entries()).allMatch(call -> call.request().query("since").isPresent());
    assertThat(crm.log().total()).isZero();
    assertThat(gists.meter.written()).as("the schedule's own row").isEqualTo(3);
  }

  @Test
  void theScheduleScansOncePerInterval() {
    publish("ada", "a1", null);
    publish("grace", "g1", null);
    gists.tick();
    int calls = github.log().entries().size();
    clock.advance(Duration.ofMinutes(20));
    gists.tick();
    assertThat(github.log().entries()).hasSize(calls);
    clock.advance(Duration.ofMinutes(10));
    gists.tick();
    assertThat(github.log().entries()).hasSize(calls + 2);
  }

  @Test
  void anOrganizationThatIsThereIsUsedAndSoAreItsDeals() {
    world.user("grace");
    crm.world().addOrganization("ADA");
    var organization = crm.world().addOrganization("ada");
    crm.world().addDeal("a1", java.util.Optional.of(organization.id()));
    clock.advance(Duration.ofMinutes(1));
    publish("ada", "a1", null);
    publish("ada", "a2", null);
    gists.refresh();
    assertThat(crm.world().organizations()).hasSize(2);
    assertThat(crm.world().deals()).extracting(d -> d.title()).containsExactly("a1", "a2");
    assertThat(crm.world().deals())
        .allMatch(d -> d.organization().orElseThrow() == organization.id());
    assertThat(crm.log().count(Requests.to("POST", "/api/v2/organizations"))).isZero();
  }
}
