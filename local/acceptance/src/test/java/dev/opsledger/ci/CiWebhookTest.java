package dev.opsledger.ci;

import static org.assertj.core.api.Assertions.assertThat;

import dev.opsledger.local.simulator.SettableClock;
import dev.opsledger.local.simulator.github.GitHubSimulator;
import dev.opsledger.local.simulator.github.world.AppInstallation;
import dev.opsledger.local.simulator.github.world.GitHubWorld;
import dev.opsledger.local.simulator.github.world.Run;
import dev.opsledger.local.simulator.github.world.RunDraft;
import dev.opsledger.local.simulator.github.world.Workflow;
import dev.opsledger.local.simulator.server.WebhookCall;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** GitHub's webhook. */
class CiWebhookTest {
  private final SettableClock clock = new SettableClock("2026-11-22T10:00:00Z");
  private final GitHubWorld world = new GitHubWorld(clock);
  private final GitHubSimulator github = GitHubSimulator.start(world, clock);
  private final CiHost ci = new CiHost(github.settings(), clock);
  private final AppInstallation acme = world.install("acme");
  private final Workflow build = world.addWorkflow(world.addRepository(acme, "rocket"), "Build");

  @AfterEach
  void stop() {
    ci.close();
    github.close();
  }

  @Test
  void anEventIsReadableAtOnceAndAnOlderOneChangesNothing() {
    Run run = world.addRun(build, RunDraft.at(clock.instant()).inProgress());
    WebhookCall started = github.webhooks().workflowRun(run);
    clock.advance(Duration.ofMinutes(2));
    world.complete(run, "success");
    WebhookCall completed = github.webhooks().workflowRun(run);

    assertThat(result(completed)).isEqualTo("stored");
    assertThat(status()).isEqualTo("completed");
    assertThat(result(started)).isEqualTo("unchanged");
    assertThat(status()).isEqualTo("completed");
  }

  @Test
  void aDeliveryThatWasSeenChangesNothing() {
    Run run = world.addRun(build, RunDraft.at(clock.instant()).inProgress());
    WebhookCall webhook = github.webhooks().workflowRun(run);
    assertThat(result(webhook)).isEqualTo("stored");
    ci.meter.reset(ci.ciTable());
    assertThat(ci.deliver(webhook).statusCode()).isEqualTo(200);
    assertThat(ci.meter.written()).isZero();
  }

  @Test
  void onlyWhatIsSignedIsTaken() {
    WebhookCall webhook =
        github.webhooks().workflowRun(world.addRun(build, RunDraft.at(clock.instant())));
    String signature = webhook.headers().get("X-Hub-Signature-256");
    for (String wrong :
        List.of("sha256=" + "0".repeat(64), "sha256=", signature.substring(0, 70), "sha1=x")) {
      var headers = new HashMap<>(webhook.headers());
      headers.put("X-Hub-Signature-256", wrong);
      assertThat(ci.deliver(new WebhookCall(headers, webhook.body())).statusCode())
          .as(wrong)
          .isEqualTo(401);
    }
    var unsigned = new HashMap<>(webhook.headers());
    unsigned.remove("X-Hub-Signature-256");
    assertThat(ci.deliver(new WebhookCall(unsigned, webhook.body())).statusCode()).isEqualTo(401);
    assertThat(ci.deliver(new WebhookCall(webhook.headers(), webhook.body() + " ")).statusCode())
        .isEqualTo(401);
    assertThat(ci.get("/org/acme/daily-runs").statusCode()).isEqualTo(404);
  }

  @Test
  void rubbishIsRefused() {
    String rubbish = "\u0001rubbish ".repeat(1 << 17);
    assertThat(ci.deliver(github.webhooks().signed("workflow_run", rubbish)).statusCode())
        .isEqualTo(413);
    for (String body : List.of("[]", "x", "", "{", "{}", "{\"workflow_run\":7}")) {
      assertThat(ci.deliver(github.webhooks().signed("workflow_run", body)).statusCode())
          .as(body)
          .isEqualTo(400);
    }
  }

  @Test
  void anInstallationIsTakenWithItsRuns() {
    Run run = world.addRun(build, RunDraft.at(clock.instant()));
    assertThat(result(github.webhooks().installation("created", acme))).isEqualTo("planned");
    ci.awaitIdle();
    assertThat(ci.runsById("/org/acme/daily-runs")).containsOnlyKeys(run.id());
    assertThat(result(github.webhooks().installation("deleted", acme))).isEqualTo("removed");
    assertThat(ci.get("/org/acme/daily-runs").statusCode()).isEqualTo(404);
  }

  @Test
  void anOldDeletionThatIsSentAgainDoesNotUndoANewInstallation() {
    result(github.webhooks().installation("created", acme));
    WebhookCall created = github.webhooks().installation("created", acme);
    WebhookCall deleted = github.webhooks().installation("deleted", acme);
    world.uninstall(acme);
    assertThat(result(deleted)).isEqualTo("removed");
    assertThat(result(again(created, 1))).as("what was before").isEqualTo("ignored");
    assertThat(ci.get("/org/acme/daily-runs").statusCode()).isEqualTo(404);
    AppInstallation anew = world.install("acme");
    assertThat(result(github.webhooks().installation("created", anew))).isEqualTo("planned");
    ci.awaitIdle();
    assertThat(result(again(deleted, 2))).isEqualTo("ignored");
    assertThat(ci.get("/org/acme/daily-runs").statusCode()).isEqualTo(200);
    ci.sync();
    assertThat(ci.get("/org/acme/daily-runs").statusCode()).isEqualTo(200);
  }

  @Test
  void anOldDeletionUnderAFormerNameDoesNotUndoANewInstallation() {
    ci.sync();
    WebhookCall deleted = github.webhooks().installation("deleted", acme);
    world.rename(acme.account(), "acme-rockets");
    ci.sync();
    WebhookCall gone = github.webhooks().installation("deleted", acme);
    world.uninstall(acme);
    assertThat(result(gone)).isEqualTo("removed");
    AppInstallation anew = world.install("acme-rockets");
    assertThat(result(github.webhooks().installation("created", anew))).isEqualTo("planned");
    ci.awaitIdle();
    assertThat(result(again(deleted, 3))).isEqualTo("ignored");
    for (String name : List.of("acme", "acme-rockets")) {
      assertThat(ci.get("/org/" + name + "/daily-runs").statusCode()).as(name).isEqualTo(200);
    }
  }

  /** A signature stays valid for ever: whoever has a body can send it under another id. */
  private static WebhookCall again(WebhookCall webhook, int number) {
    var headers = new HashMap<>(webhook.headers());
    headers.put("X-GitHub-Delivery", "replayed-" + number);
    return new WebhookCall(headers, webhook.body());
  }

  @Test
  void aFormIsTakenAsJsonIs() {
    Run run = world.addRun(build, RunDraft.at(clock.instant()).message("a & b = c + d, é"));
    WebhookCall form = github.webhooks().asForm(github.webhooks().workflowRun(run));
    assertThat(result(form)).isEqualTo("stored");
    assertThat(ci.runsById("/org/acme/daily-runs")).containsOnlyKeys(run.id());
    var forged = new WebhookCall(form.headers(), form.body() + "&x=1");
    assertThat(ci.deliver(again(forged, 1)).statusCode()).isEqualTo(401);
  }

  @Test
  void aBodyOfAnotherTypeIsToldWhichTypeToSet() {
    var headers = new HashMap<>(github.webhooks().signed("ping", "<zen/>").headers());
    headers.put("Content-Type", "application/xml");
    var answer = ci.deliver(new WebhookCall(headers, "<zen/>"));
    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body()).contains("application/json");
    var empty = github.webhooks().asForm(github.webhooks().signed("ping", "{}"));
    var other = new WebhookCall(empty.headers(), "other=%7B%7D");
    assertThat(ci.deliver(other).statusCode()).isEqualTo(401);
  }

  @Test
  void anAddedRepositoryIsTakenWithItsRuns() {
    Run run = world.addRun(build, RunDraft.at(clock.instant()));
    var repositories = acme.repositories();
    assertThat(result(github.webhooks().repositoriesAdded(acme, repositories)))
        .isEqualTo("planned");
    ci.awaitIdle();
    ci.sync();
    assertThat(ci.runsById("/org/acme/daily-runs")).containsOnlyKeys(run.id());
  }

  @Test
  void noSecretReachesALog() {
    var log = new StringBuilder();
    Handler handler = recorder(log);
    PrintStream out = System.out;
    var printed = new ByteArrayOutputStream();
    Logger.getLogger("").addHandler(handler);
    System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
    try {
      world.addRun(build, RunDraft.at(clock.instant()));
      world.addRepository(acme, "secret").forbidden(true);
      ci.sync();
      onlyWhatIsSignedIsTakenQuietly();
    } finally {
      System.setOut(out);
      Logger.getLogger("").removeHandler(handler);
    }
    String everything = log + printed.toString(StandardCharsets.UTF_8);
    assertThat(everything).contains("secret was refused");
    Map<String, String> settings = github.settings();
    assertThat(everything)
        .doesNotContain(settings.get("GITHUB_WEBHOOK_SECRET"))
        .doesNotContain("PRIVATE KEY")
        .doesNotContain("Bearer")
        .doesNotContain("ghs_");
  }

  private void onlyWhatIsSignedIsTakenQuietly() {
    WebhookCall webhook = github.webhooks().installation("created", acme);
    var headers = new HashMap<>(webhook.headers());
    headers.put("X-Hub-Signature-256", "sha256=" + "0".repeat(64));
    assertThat(ci.deliver(new WebhookCall(headers, webhook.body())).statusCode()).isEqualTo(401);
  }

  private static Handler recorder(StringBuilder log) {
    return new Handler() {
      @Override
      public synchronized void publish(LogRecord record) {
        log.append(new java.util.logging.SimpleFormatter().format(record));
      }

      @Override
      public void flush() {}

      @Override
      public void close() {}
    };
  }

  private String result(WebhookCall webhook) {
    var answer = ci.deliver(webhook);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return CiHost.json(answer.body()).get("result").asText();
  }

  private String status() {
    var runs = ci.runs("/org/acme/daily-runs");
    assertThat(runs).hasSize(1);
    return runs.getFirst().get("status").asText();
  }
}
