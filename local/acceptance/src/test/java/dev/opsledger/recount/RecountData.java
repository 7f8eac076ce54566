package dev.opsledger.recount;

import dev.opsledger.ci.domain.Job;
import dev.opsledger.ci.store.JobStore;
import dev.opsledger.ci.store.RunStore;
import dev.opsledger.core.dynamo.Table;
import dev.opsledger.deployments.domain.AppSecrets;
import dev.opsledger.deployments.seed.SeedLoader;
import dev.opsledger.local.simulator.github.world.Account;
import dev.opsledger.local.simulator.github.world.Run;
import dev.opsledger.local.simulator.github.world.RunDraft;
import dev.opsledger.local.simulator.github.world.Workflow;
import dev.opsledger.local.simulator.pagerduty.IncidentStory;
import dev.opsledger.local.simulator.pagerduty.PagerDutyWorld;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Runs, jobs, deployments and incidents of some weeks. */
record RecountData(RecountScene scene) {
  /** Fills all three sources. */
  void fill() throws Exception {
    var acme = scene.gitHub.install("acme");
    var rocket = scene.gitHub.addRepository(acme, "rocket");
    List<Workflow> workflows =
        List.of(
            scene.gitHub.addWorkflow(rocket, "Build"),
            scene.gitHub.addWorkflow(rocket, "Check"),
            scene.gitHub.addWorkflow(scene.gitHub.addRepository(acme, "pad"), "Deploy"));
    Instant now = scene.clock.instant();
    for (int i = 0; i < 60; i++) {
      Instant at = now.minus(Duration.ofHours(29L * i + 1));
      scene.gitHub.addRun(
          workflows.get(i % 3),
          RunDraft.at(at)
              .completed(i % 4 == 1 ? "failure" : "success", at.plusSeconds(60 + 7L * i))
              .branch(i % 5 == 0 ? "topic" : "main")
              .sha("%040x".formatted(0xabc0000 + i / 2)));
    }
    Run repeated =
        scene.gitHub.addRun(
            workflows.getFirst(), RunDraft.at(now.minusSeconds(3600)).completed("failure"));
    incidents(now);
    sync();
    scene.gitHub.rerun(repeated, Account.user(7, "ada"));
    scene.clock.advance(Duration.ofMinutes(3));
    scene.gitHub.complete(repeated, "success");
    scene.clock.advance(Duration.ofMinutes(3));
    sync();
    jobs(scene.gitHub.runs());
    deployments();
    scene.driver.awaitIdle();
  }

  void sync() {
    scene.driver.fire("CiPlanner", UUID.randomUUID().toString());
    scene.driver.fire("OncallPlanner", UUID.randomUUID().toString());
    scene.driver.awaitIdle();
  }

  private void incidents(Instant now) {
    dev.opsledger.oncall.Account.small(scene.pagerDuty);
    var ada = new PagerDutyWorld.User("UADA", "Ada Byron", "ada@example.com", "Europe/London");
    var bob = new PagerDutyWorld.User("UBOB", "Bob Smith", "bob@example.com", "America/New_York");
    scene.pagerDuty.put(ada);
    scene.pagerDuty.put(bob);
    for (int i = 0; i < 25; i++) {
      Instant at = now.minus(Duration.ofHours(31L * i + 2));
      var begun =
          new PagerDutyWorld.Incident(
              "Q%07d".formatted(i),
              i,
              "Trouble " + i,
              "triggered",
              i % 3 == 0 ? "low" : "high",
              "S" + (1 + i % 3),
              at,
              at);
      var over = scene.pagerDuty.put(begun.becoming("resolved", at.plusSeconds(600 + 60L * i)));
      scene.pagerDuty.log().add(new IncidentStory(over, ada, bob).until(over.changedAt()));
    }
  }

  private void jobs(List<Run> runs) {
    var table = new Table(scene.host.dynamo(), scene.host.tableName("CiTable"));
    var jobs = new JobStore(table, new RunStore(table, ZoneOffset.UTC, scene.clock));
    for (Run run : runs) {
      Instant started = run.createdAt().plusSeconds(12);
      jobs.save(
          List.of(
              new Job(
                  run.id() * 10,
                  run.id(),
                  1,
                  "test",
                  List.of("ubuntu-latest"),
                  new Job.Runner(Optional.empty(), Optional.empty(), false),
                  new Job.State(
                      "completed",
                      Optional.of("success"),
                      Optional.of(started),
                      Optional.of(started.plusSeconds(77))),
                  Optional.of(run.createdAt()),
                  false,
                  false)));
    }
  }

  private void deployments() throws Exception {
    var projects = new StringBuilder("[");
    for (int id = 1; id <= 3; id++) {
      projects.append(
          """
          %s{"id":%d,"name":"Project %d","url":null,"user_id":%d,"app_secret":"s",
           "created_at":"2023-06-22T06:02:08.597Z"}\
          """
              .formatted(id > 1 ? "," : "", id, id, id % 2 + 1));
    }
    String users =
        """
        [{"id":1,"email":"a@example.com","username":"a","created_at":"2023-06-01T00:00:00Z"},
         {"id":2,"email":"b@example.com","username":"b","created_at":"2023-06-01T00:00:00Z"}]
        """;
    new SeedLoader(
            scene.host.dynamo(),
            scene.host.tableName("DeploymentsTable"),
            new AppSecrets(AppSecrets.keys(RecountScene.KEY)))
        .load(bytes(projects + "]"), bytes(users));
    for (int i = 0; i < 14; i++) {
      deploy(1 + i % 3, "%040x".formatted(0xabc0000 + i), i % 4 == 2 ? "failed" : "done", i < 12);
      scene.clock.advance(Duration.ofHours(7));
    }
  }

  /** Creates a deployment and ends it, or leaves it as it is. */
  void deploy(long project, String commit, String end, boolean ends) {
    String body = "{\"commitSHA\":\"%s\"}".formatted(commit);
    long id =
        scene.post("/projects/" + project + "/deployment", "Bearer p", body).path("id").asLong();
    if (ends) {
      for (String status : List.of("building", end)) {
        scene.post(
            "/deployment/webhook", "s", "{\"id\":%d,\"status\":\"%s\"}".formatted(id, status));
      }
    }
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
