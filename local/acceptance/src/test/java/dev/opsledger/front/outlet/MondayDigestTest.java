package dev.opsledger.front.outlet;

import static org.assertj.core.api.Assertions.assertThat;

import dev.opsledger.core.dynamo.Row;
import dev.opsledger.core.dynamo.Table;
import dev.opsledger.core.json.Json;
import dev.opsledger.core.outbox.Fact;
import dev.opsledger.core.runtime.CallObserver;
import dev.opsledger.front.FrontHost;
import dev.opsledger.front.Told;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What a digest says of a weekend, of what is not known, and of a day that has passed. */
class MondayDigestTest {
  private static final Instant MONDAY = Instant.parse("2026-11-30T08:00:00Z");
  private static FrontHost front;

  @BeforeAll
  static void start() throws Exception {
    Instant saturday = Instant.parse("2026-11-21T12:00:00Z");
    front = new FrontHost(saturday, Map.of(), _ -> CallObserver.NONE);
    front.project(List.of(run(5, 16, "c5", "success", 1, "2026-11-21T11:00:00Z", 60)));
    front.clock.advance(Duration.between(saturday, MONDAY));
    front.project(
        List.of(
            run(1, 15, "c1", "failure", 1, "2026-11-27T10:00:00Z", 60),
            run(2, 15, "c1", "success", 2, "2026-11-27T11:00:00Z", 60),
            run(3, 15, "c3", "failure", 1, "2026-11-28T10:00:00Z", 60),
            run(4, 15, "c3", "success", 2, "2026-11-28T11:00:00Z", 60),
            run(6, 16, "c6", "success", 1, "2026-11-28T12:00:00Z", 600),
            Told.incident(1, "Q1", "P1", "triggered", Instant.parse("2026-11-29T10:00:00Z"))));
    var syncs = new Table(front.host.dynamo(), front.host.tableName("SyncTable"));
    Instant friday = Instant.parse("2026-11-27T12:00:00Z");
    syncs.put(
        Row.of("SOURCE", "ci")
            .with("lastFinished", friday)
            .with("lastFinishedAt", friday)
            .with("lastGood", friday)
            .with("lastGoodAt", friday));
    syncs.put(Row.of("SOURCE", "deployments").with("lastFinished", friday));
    syncs.put(
        unit("TROUBLED#deployments", "repositories", "repositories", "SKIPPED")
            .with("reason", "8 of 10 repositories belong to no project"));
    syncs.put(
        unit("TROUBLED#ci", "archive:1", "older runs of acme/old", "SKIPPED")
            .with("reason", "GitHub does not give them"));
    syncs.put(unit("UNITS#ci", "runs:1", "acme/kept", "OK").with("details", "{}"));
    syncs.put(perishing("runs:2", "acme/soon", "2026-12-02T08:00:00Z"));
    syncs.put(perishing("runs:3", "acme/now", "2026-11-29T08:00:00Z"));
  }

  @AfterAll
  static void stop() {
    front.close();
  }

  private static Row unit(String partition, String id, String name, String status) {
    return Row.of(partition, id)
        .with("name", name)
        .with("status", status)
        .with("since", MONDAY)
        .with("notedAt", MONDAY);
  }

  private static Row perishing(String id, String name, String from) {
    return unit("UNITS#ci", id, name, "OK")
        .with("details", Json.text(Json.object("complete", false, "perishes_from", from)));
  }

  private static Fact run(
      long id,
      long workflow,
      String commit,
      String conclusion,
      int attempt,
      String at,
      long seconds) {
    return new Told.Run(
            id,
            "acme",
            workflow,
            commit,
            "completed",
            Optional.of(conclusion),
            attempt,
            Instant.parse(at),
            seconds)
        .fact(1);
  }

  private static String digest(String date) {
    HttpResponse<String> answer = front.get("/digest?date=" + date);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return answer.body();
  }

  @Test
  void theTroubleOfTheWholeWeekendIsTold() {
    assertThat(digest("2026-11-30"))
        .containsOnlyOnce("passed although it failed")
        .contains(
            "- Workflow 15 of acme/repository-1: 2 of 4 runs passed although it failed with the",
            "- Workflow 16 of acme/repository-1 took 600 s on average on Saturday, 28 November,"
                + " usually 60 s\n");
    assertThat(front.get("/digest?date=2026-11-30", "Accept", "text/html").body())
        .contains("/ci/acme/repository-1/15?from=2026-11-27&amp;to=2026-11-29");
  }

  @Test
  void whatIsNotKnownIsSaid() {
    assertThat(digest("2026-11-30"))
        .contains(
            "- Friday, 27 November: 2 runs, 1 failed (no earlier Friday is known)\n",
            "- Saturday, 28 November: 3 runs [1], 1 failed [0] (medians of 1 Saturdays",
            "- Sunday, 29 November: no runs or deployments are known\n",
            "- Runs may be missing: they were last read completely on Fri, 27 Nov 12:00\n");
  }

  @Test
  void whatIsSkippedIsNoLossAndWhatPerishesIsNamed() {
    assertThat(digest("2026-11-30"))
        .contains(
            "- ci: 1 incomplete, such as older runs of acme/old: GitHub does not give them\n",
            "- Runs of acme/soon that are not kept yet: GitHub deletes them from Wed, 2 Dec 08:00",
            "- Runs of acme/now that are not kept yet: GitHub may be deleting them already\n")
        .doesNotContain("belong to no project", "acme/kept");
  }

  @Test
  void anErrorIsAPageForABrowser() {
    HttpResponse<String> wrong = front.get("/digest?date=x", "Accept", "text/html,*/*");
    assertThat(wrong.statusCode()).isEqualTo(400);
    assertThat(wrong.headers().firstValue("content-type")).contains("text/html; charset=utf-8");
    assertThat(wrong.body()).contains("<nav", "Date must be a date such as 2026-11-27.");
    assertThat(front.get("/digest?date=x").body()).startsWith("{\"error\":");
  }

  @Test
  void ofAFormerDayItSaysWhatIsOnlyKnownNow() {
    assertThat(digest("2026-11-30")).contains("\nOpen incidents\n- 1 open", "\nIncomplete, and");
    assertThat(digest("2026-11-27"))
        .startsWith("Digest of Friday, 27 November 2026\n\nNothing new.\n")
        .contains("- Thursday, 26 November: no runs or deployments are known\n")
        .contains("\nOpen incidents now\n- 1 open", "\nIncomplete now, and may be lost\n")
        .doesNotContain("\nOpen incidents\n");
  }
}
