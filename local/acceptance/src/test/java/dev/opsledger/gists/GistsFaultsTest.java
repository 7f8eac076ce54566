package dev.opsledger.gists;

import static org.assertj.core.api.Assertions.assertThat;

import dev.opsledger.local.simulator.server.Fault;
import dev.opsledger.local.simulator.server.RequestFilters;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What goes wrong on the way doubles no deal and loses none. */
class GistsFaultsTest {
  @Test
  void withoutAKeyDealsWaitAndWithAKeyTheyAreMade(@TempDir Path folder) {
    try (var scene = CrmScene.of(2)) {
      var keyless = List.of(scene.scanning(), Map.of("PIPEDRIVE_COMPANY_NAME", "acme"));
      String cookie;
      try (var gists = new GistsHost(scene.clock, keyless, b -> b.data(folder))) {
        gists.tick();
        assertThat(gists.reasons()).as("no deal is to be made yet").isEqualTo("[]");
        scene.publish(5);
        gists.refresh();
        var shown = gists.get("/getGists");
        assertThat(GistsHost.texts(shown)).hasSize(5);
        cookie = GistsHost.cookie(shown);
        assertThat(gists.details()).allMatch(gist -> gist.get("dealId").isNull());
        scene.clock.advance(Duration.ofDays(3));
        gists.tick();
        assertThat(scene.crm.log().total()).isZero();
        assertThat(gists.reasons()).isEqualTo("[5 deals wait: PIPEDRIVE_API_KEY is not set]");
      }
      var keyed = List.of(scene.scanning(), scene.crm.settings());
      try (var gists = new GistsHost(scene.clock, keyed, b -> b.data(folder))) {
        gists.tick();
        assertThat(scene.crm.world().deals()).hasSize(5);
        scene.assertOneOfEach();
        gists.tick();
        assertThat(gists.reasons()).isEqualTo("[]");
        assertThat(gists.details()).noneMatch(gist -> gist.get("dealId").isNull());
        assertThat(GistsHost.texts(gists.get("/getGists", cookie)))
            .as("a session outlives the host")
            .isEmpty();
      }
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

  private static void storm(int users, int count, int kills) {
    try (var scene = CrmScene.of(users);
        var gists =
            new GistsHost(
                scene.clock,
                List.of(scene.scanning(), scene.crm.settings()),
                b ->
                    b.with("GistsQueue.Properties.VisibilityTimeout", 1)
                        .with("GistsDealQueue.Properties.VisibilityTimeout", 1)
                        .with(
                            "GistsWorker.Properties.Environment.Variables.SYNC_MAX_ATTEMPTS",
                            "100"))) {
      scene.publish(count);
      breakThings(scene, kills);
      // A deal takes some sixteen steps: so the last kill still finds work to interrupt.
      assertThat(kill(scene, gists, kills, 15 * count / kills)).as("deaths").isEqualTo(kills);
      scene.crm.faults().clear();
      scene.github.faults().clear();
      gists.refresh();
      scene.settle(gists);
      scene.assertOneOfEach();
      assertThat(gists.texts("/getGists"))
          .containsExactlyInAnyOrderElementsOf(scene.authors.keySet());
    }
  }

  private static void breakThings(CrmScene scene, int kills) {
    var crm = scene.crm.faults();
    crm.share(0.04, RequestFilters.to("POST", "/api/.*"), new Fault.LostAnswer());
    crm.share(0.02, RequestFilters.to("POST", "/api/.*"), Fault.status(503));
    crm.share(0.01, RequestFilters.path("/api/.*"), limited("0"));
    crm.times(3, RequestFilters.path("/api/.*"), limited("90"));
    scene.github.faults().times(kills / 10, RequestFilters.path("/user.*"), Fault.status(500));
  }

  /**
   * Scans overlap, messages come twice, and workers die at random points. While the clock moves
   * none works on a deal, because a lease outlives whoever holds it.
   */
  private static int kill(CrmScene scene, GistsHost gists, int kills, int steps) {
    var random = new Random(kills);
    int deaths = 0;
    gists.stopDealWorkers();
    for (int i = 0; i < 2 * kills && deaths < kills; i++) {
      if (i % 10 == 5) {
        gists.tick(UUID.randomUUID().toString());
      }
      deliverAgain(scene, gists, random);
      gists.meter.killAfter(1 + random.nextInt(steps));
      if (i % 4 == 0) {
        gists.post("/refresh-data");
      }
      gists.startDealWorkers();
      gists.meter.awaitDeathOr(gists::atRest);
      gists.stopDealWorkers();
      deaths += gists.meter.revive() ? 1 : 0;
      scene.clock.advance(Duration.ofMinutes(2 + random.nextInt(6)));
    }
    gists.startDealWorkers();
    return deaths;
  }

  private static Fault limited(String seconds) {
    return Fault.status(429, Map.of("retry-after", seconds), "{\"success\":false}");
  }

  /** A queue may deliver any message more than once. */
  private static void deliverAgain(CrmScene scene, GistsHost gists, Random random) {
    var ids = new ArrayList<>(scene.authors.keySet());
    for (int i = 0; i < 5; i++) {
      gists.send("GistsDealQueue", ids.get(random.nextInt(ids.size())));
    }
  }
}
