package dev.opsledger.deployed;

import static org.assertj.core.api.Assertions.assertThat;

import dev.opsledger.core.runtime.CallObserver;
import dev.opsledger.deployments.seed.SeedLoader;
import dev.opsledger.local.LocalHost;
import dev.opsledger.local.simulator.SettableClock;
import dev.opsledger.local.simulator.github.GitHubSimulator;
import dev.opsledger.local.simulator.github.world.GitHubWorld;
import dev.opsledger.local.simulator.github.world.RunDraft;
import dev.opsledger.local.simulator.github.world.Workflow;
import dev.opsledger.local.simulator.pagerduty.PagerDutySimulator;
import dev.opsledger.local.simulator.pagerduty.PagerDutyWorld;
import dev.opsledger.local.simulator.pagerduty.PagerDutyWorld.Service;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.DoubleAdder;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;

/** Checks the DynamoDB units on which docs/costs.md bases the monthly costs. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class UnitsTest {
  private static final int MANY = 100;
  private static final Duration SOON = Duration.ofMinutes(2);
  private static final HttpClient HTTP = HttpClient.newHttpClient();

  private final SettableClock clock = new SettableClock("2026-11-22T10:00:00Z");
  private final GitHubWorld gitHub = new GitHubWorld(clock);
  private final PagerDutyWorld pagerDuty = new PagerDutyWorld(clock);
  private final List<Workflow> workflows = new ArrayList<>();
  private final Count count = new Count();
  private GitHubSimulator gitHubServer;
  private PagerDutySimulator pagerDutyServer;
  private LocalHost host;

  /** Counts read units, write units and SQS calls. */
  private static final class Count implements CallObserver {
    private final DoubleAdder read = new DoubleAdder();
    private final DoubleAdder written = new DoubleAdder();
    private final LongAdder queueCalls = new LongAdder();

    @Override
    public void after(Call call, Cost cost) {
      read.add(cost.readUnits());
      written.add(cost.writeUnits());
      if (call.service().equalsIgnoreCase("sqs")) {
        queueCalls.increment();
      }
    }

    void reset() {
      read.reset();
      written.reset();
      queueCalls.reset();
    }
  }

  @BeforeAll
  void start() throws Exception {
    var acme = gitHub.install("acme");
    for (int i = 0; i < MANY; i++) {
      var workflow = gitHub.addWorkflow(gitHub.addRepository(acme, "r" + i), "Build");
      workflows.add(workflow);
      gitHub.addRun(workflow, RunDraft.at(clock.instant().minusSeconds(60)));
      pagerDuty.put(new Service("S" + i, "Service " + i, "active", List.of(), "E"));
    }
    gitHub.user("ada");
    gitHubServer = GitHubSimulator.start(gitHub, clock);
    pagerDutyServer = PagerDutySimulator.start(pagerDuty, clock, 960, UnaryOperator.identity());
    var settings = new HashMap<>(gitHubServer.settings());
    settings.putAll(pagerDutyServer.settings());
    settings.put("PROJECTS_TOKEN", "p");
    settings.put("ACTIVITY_TOKEN", "a");
    settings.put("QUERIED_USERS", "ada");
    host =
        LocalHost.builder()
            .template(Deployed.TEMPLATE)
            .variables(settings)
            .inMemory()
            .port(0)
            .clock(clock)
            .observer(count)
            .schedules(false)
            .start();
    plan("CiPlanner");
    plan("OncallPlanner");
    plan("GistsPlanner");
  }

  @AfterAll
  void stop() {
    host.close();
    gitHubServer.close();
    pagerDutyServer.close();
  }

  @Test
  @Order(1)
  void anUnchangedRepositoryCostsAboutAUnitASync() throws Exception {
    clock.advance(Duration.ofMinutes(15));
    plan("CiPlanner");
    assertCost("an unchanged repository in a sync", MANY, 1.2, 0.52);
  }

  @Test
  @Order(2)
  void aNewRunCostsThirtyOneUnitsToWriteAtMost() throws Exception {
    clock.advance(Duration.ofMinutes(15));
    workflows.forEach(each -> gitHub.addRun(each, RunDraft.at(clock.instant())));
    plan("CiPlanner");
    // Smaller batches of facts mean more writes of the daily counts.
    assertCost("a new run, with its repository's sync and the home page", MANY, 10, 31);
  }

  @Test
  @Order(3)
  void anUnchangedSyncOfPagerDutyCostsLittle() throws Exception {
    clock.advance(Duration.ofMinutes(15));
    plan("OncallPlanner");
    assertCost("an unchanged sync of PagerDuty", 1, 19.5, 39);
  }

  @Test
  @Order(0)
  void aMinuteOfGistsCostsLessThanThreeUnits() throws Exception {
    clock.advance(Duration.ofMinutes(1));
    plan("GistsPlanner");
    assertCost("a minute of gists in which nothing is due", 1, 6.5, 1);
  }

  @Test
  @Order(5)
  void aDeploymentAndItsEventsCostNoMoreThanSixtySixUnits() throws Exception {
    String time = "2026-11-01T00:00:00Z";
    new SeedLoader(host.dynamo(), host.tableName("DeploymentsTable"))
        .load(
            ("[{\"id\":1,\"name\":\"P\",\"url\":null,\"user_id\":1,\"app_secret\":\"s\",\"created_at\":\""
                    + time
                    + "\"}]")
                .getBytes(StandardCharsets.UTF_8),
            ("[{\"id\":1,\"email\":\"u@example.com\",\"username\":\"u\",\"created_at\":\""
                    + time
                    + "\"}]")
                .getBytes(StandardCharsets.UTF_8));
    deploy(1);
    count.reset();
    deploy(2);
    // Smaller batches of steps mean more writes of the daily counts.
    assertCost("a deployment of four steps", 1, 20, 66);
  }

  private void deploy(int id) throws Exception {
    post("/projects/1/deployment", "Bearer p", "");
    for (String status : List.of("building", "deploying", "done")) {
      post("/deployment/webhook", "s", "{\"id\":%d,\"status\":\"%s\"}".formatted(id, status));
    }
    host.awaitIdle(SOON);
  }

  private void post(String path, String authorization, String body) throws Exception {
    var request =
        HttpRequest.newBuilder(URI.create(host.uri() + path))
            .header("Authorization", authorization)
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build();
    var answer = HTTP.send(request, HttpResponse.BodyHandlers.ofString());
    assertThat(answer.statusCode()).as(answer.body()).isBetween(200, 201);
  }

  private void plan(String planner) throws Exception {
    count.reset();
    host.invoke(
        planner,
        "{\"id\":\"%s\",\"detail-type\":\"Scheduled Event\",\"source\":\"aws.events\",\"detail\":{}}"
            .formatted(UUID.randomUUID()));
    host.awaitIdle(SOON);
  }

  /** Asserts that the units per thing do not exceed those that docs/costs.md uses. */
  private void assertCost(String what, int things, double reads, double writes) {
    double read = count.read.sum() / things;
    double written = count.written.sum() / things;
    System.getLogger(UnitsTest.class.getName())
        .log(
            System.Logger.Level.INFO,
            "{0}: {1} read units, {2} write units, {3} calls of queues",
            what,
            read,
            written,
            count.queueCalls.sum() / (double) things);
    assertThat(read).as(what + ", read units").isLessThanOrEqualTo(reads);
    assertThat(written).as(what + ", write units").isLessThanOrEqualTo(writes);
  }
}
