package dev.opsledger.gists;

import static org.assertj.core.api.Assertions.assertThat;

import dev.opsledger.local.simulator.SettableClock;
import dev.opsledger.local.simulator.github.GitHubSimulator;
import dev.opsledger.local.simulator.github.GitHubSimulator.Setup;
import dev.opsledger.local.simulator.github.api.GitHubApp;
import dev.opsledger.local.simulator.github.world.Gist;
import dev.opsledger.local.simulator.github.world.GitHubWorld;
import dev.opsledger.local.simulator.pipedrive.PipedriveSimulator;
import dev.opsledger.local.simulator.pipedrive.PipedriveWorld.Deal;
import dev.opsledger.local.simulator.pipedrive.PipedriveWorld.Organization;
import dev.opsledger.local.simulator.server.Fault;
import dev.opsledger.local.simulator.server.Requests;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What goes wrong on the way doubles no deal and loses none. */
class GistsFaultsTest {
  private static GitHubApp app;

  private final SettableClock clock = new SettableClock("2026-11-22T10:00:00Z");
  private final GitHubWorld world = new GitHubWorld(clock);
  private final GitHubSimulator github = GitHubSimulator.start(world, clock, Setup.of(app));
  private final PipedriveSimulator crm = PipedriveSimulator.start(clock);
  private final Map<String, String> authors = new HashMap<>();

  @BeforeAll
  static void makeKey() {
    app = GitHubApp.generate();
  }

  @AfterEach
  void stop() {
    crm.close();
    github.close();
  }

  private void publish(int users, int gists) {
    IntStream.range(0, users).forEach(i -> world.user("user-" + i));
    for (int i = 0; i < gists; i++) {
      String user = "user-" + i % users;
      String id = "%08x".formatted(i * 2654435761L & 0xffffffffL);
      var file = new Gist.File("notes.md", "Markdown", 100);
      var at = clock.instant().minusSeconds(gists - i);
      world.put(new Gist(id, world.user(user), "gist " + i, List.of(file), at, at));
      authors.put(id, user);
    }
  }

  private Map<String, String> scanning(int users) {
    String names =
        IntStream.range(0, users).mapToObj(i -> "user-" + i).collect(Collectors.joining(","));
    github.limits().limitAnonymous(1_000_000);
    return Map.of(
        "GITHUB_API_URL", github.url(), "QUERIED_USERS", names, "QUERYING_INTERVAL", "60");
  }

  private GistsHost host(int users) {
    return new GistsHost(clock, List.of(scanning(users), crm.settings()));
  }

  /** Lets time pass until nothing is to be done any more. */
  private void settle(GistsHost gists) {
    for (int i = 0; i < 60 && crm.world().notes().size() < authors.size(); i++) {
      clock.advance(Duration.ofMinutes(7));
      gists.tick();
    }
    clock.advance(Duration.ofHours(2));
    gists.tick();
  }

  private void assertOneOfEach() {
    var organizations =
        crm.world().organizations().stream()
            .collect(Collectors.toMap(Organization::id, Organization::name));
    assertThat(organizations.values())
        .doesNotHaveDuplicates()
        .containsExactlyInAnyOrderElementsOf(
            Map.copyOf(authors).values().stream().distinct().toList());
    assertThat(crm.world().deals())
        .extracting(Deal::title)
        .doesNotHaveDuplicates()
        .containsExactlyInAnyOrderElementsOf(authors.keySet());
    for (Deal deal : crm.world().deals()) {
      assertThat(organizations.get(deal.organization().orElseThrow()))
          .isEqualTo(authors.get(deal.title()));
    }
    assertThat(crm.world().notes()).extracting(n -> n.deal()).doesNotHaveDuplicates();
    assertThat(crm.world().notes()).hasSameSizeAs(authors.keySet());
  }

  @Test
  void everyLostAnswerIsLookedForBeforeItIsPostedAgain() {
    publish(2, 6);
    try (var gists = host(2)) {
      for (String path : List.of("/api/v2/organizations", "/api/v2/deals", "/api/v1/notes")) {
        crm.faults().times(2, Requests.to("POST", path), new Fault.LostAnswer());
        crm.faults().next(Requests.to("POST", path), new Fault.LostRequest());
        crm.faults().next(Requests.to("POST", path), new Fault.GarbageBody());
        crm.faults().next(Requests.to("POST", path), Fault.status(502));
      }
      gists.refresh();
      assertThat(gists.texts("/getGists")).as("shown without deals").hasSize(6);
      settle(gists);
      assertOneOfEach();
      long calls = crm.log().total();
      clock.advance(Duration.ofHours(1));
      gists.tick();
      assertThat(crm.log().total()).as("done is done").isEqualTo(calls);
    }
  }

  @Test
  void anExhaustedDailyBudgetPausesUntilTheNextDay() {
    publish(1, 5);
    try (var gists = host(1)) {
      crm.limits().daily(5);
      gists.refresh();
      long calls = crm.log().total();
      assertThat(calls).as("one refusal for each of two workers at most").isBetween(6L, 7L);
      for (int i = 0; i < 10; i++) {
        clock.advance(Duration.ofHours(1));
        gists.tick();
      }
      assertThat(crm.log().total()).isEqualTo(calls);
      crm.limits().daily(1_000);
      clock.advance(Duration.ofHours(4));
      settle(gists);
      assertOneOfEach();
    }
  }

  @Test
  void aPlanThatAllowsNoMoreDealsPausesAndGoesOnWhenItDoes() {
    publish(1, 4);
    try (var gists = host(1)) {
      crm.limits().deals(2);
      gists.refresh();
      assertThat(crm.world().deals()).hasSize(2);
      long calls = crm.log().total();
      clock.advance(Duration.ofMinutes(50));
      gists.tick();
      assertThat(crm.log().total()).isEqualTo(calls);
      crm.limits().deals(100);
      settle(gists);
      assertOneOfEach();
    }
  }

  @Test
  void withoutAKeyDealsWaitAndWithAKeyTheyAreMade(@TempDir Path folder) {
    publish(2, 5);
    var keyless = List.of(scanning(2), Map.of("PIPEDRIVE_COMPANY_NAME", "acme"));
    try (var gists = new GistsHost(clock, keyless, b -> b.data(folder))) {
      gists.refresh();
      assertThat(gists.texts("/getGists")).hasSize(5);
      assertThat(gists.details()).allMatch(gist -> gist.get("dealId").isNull());
      clock.advance(Duration.ofDays(3));
      gists.tick();
    }
    var keyed = List.of(scanning(2), crm.settings());
    try (var gists = new GistsHost(clock, keyed, b -> b.data(folder))) {
      gists.tick();
      assertThat(crm.world().deals()).hasSize(5);
      assertOneOfEach();
      assertThat(gists.details()).noneMatch(gist -> gist.get("dealId").isNull());
    }
  }

  @Test
  void aWorkerKilledAnywhereLosesAndDoublesNothing() {
    storm(5, 80, 25);
  }

  @Test
  @Tag("full")
  void workersKilledAtTwoHundredPointsLoseAndDoubleNothing() {
    storm(40, 3_000, 200);
  }

  private void storm(int users, int count, int kills) {
    publish(users, count);
    var random = new Random(kills);
    try (var gists =
        new GistsHost(
            clock,
            List.of(scanning(users), crm.settings()),
            b ->
                b.with("GistsQueue.Properties.VisibilityTimeout", 1)
                    .with("GistsQueue.Properties.RedrivePolicy.maxReceiveCount", 1000)
                    .with("GistsDealQueue.Properties.VisibilityTimeout", 1)
                    .with("GistsDealQueue.Properties.RedrivePolicy.maxReceiveCount", 1000)
                    .with(
                        "GistsWorker.Properties.Environment.Variables.SYNC_MAX_ATTEMPTS", "100"))) {
      crm.faults().share(0.04, Requests.to("POST", "/api/.*"), new Fault.LostAnswer());
      crm.faults().share(0.02, Requests.to("POST", "/api/.*"), Fault.status(503));
      crm.faults().share(0.01, Requests.path("/api/.*"), limited("0"));
      crm.faults().times(3, Requests.path("/api/.*"), limited("90"));
      github.faults().times(kills / 10, Requests.path("/user.*"), Fault.status(500));
      int deaths = 0;
      for (int i = 0; i < kills; i++) {
        gists.meter.killAfter(1 + random.nextInt(count < 500 ? 120 : 1_000));
        if (i % 4 == 0) {
          gists.post("/refresh-data");
        }
        gists.tick(UUID.randomUUID().toString());
        deliverAgain(gists, random);
        while (!gists.meter.dead() && !gists.atRest()) {
          Thread.onSpinWait();
        }
        deaths += gists.meter.revive() ? 1 : 0;
        clock.advance(Duration.ofMinutes(2 + random.nextInt(6)));
      }
      assertThat(deaths).as("deaths").isGreaterThan(kills / 3);
      crm.faults().clear();
      github.faults().clear();
      gists.refresh();
      settle(gists);
      assertOneOfEach();
      assertThat(gists.texts("/getGists")).containsExactlyInAnyOrderElementsOf(authors.keySet());
    }
  }

  private static Fault limited(String seconds) {
    return Fault.status(429, Map.of("retry-after", seconds), "{\"success\":false}");
  }

  /** A queue may deliver any message more than once. */
  private void deliverAgain(GistsHost gists, Random random) {
    String queue = gists.host.queueUrl("GistsDealQueue");
    var ids = new ArrayList<>(authors.keySet());
    for (int i = 0; i < 5; i++) {
      String body = "{\"gist\":\"" + ids.get(random.nextInt(ids.size())) + "\"}";
      gists.host.sqs().sendMessage(m -> m.queueUrl(queue).messageBody(body));
    }
  }
}
