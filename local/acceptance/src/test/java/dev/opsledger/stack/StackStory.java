package dev.opsledger.stack;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.opsledger.deployed.TestStack;
import dev.opsledger.local.Checkout;
import dev.opsledger.local.DocumentedCommand;
import dev.opsledger.local.HostDriver;
import dev.opsledger.local.LocalHost;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/**
 * Runs the documented maintenance commands against a stack whose functions run in a local host on
 * the same tables. A subclass provides the AWS services.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class StackStory {
  static final Path TEMPLATE = Checkout.file("template.yaml");
  final String stack = TestStack.name();

  static final String KEY = "MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY=";

  private static final String TOKEN = "Bearer p";

  @TempDir private Path folder;
  private LocalHost host;
  private HostDriver driver;

  /** Creates the stack, and a host on its tables. */
  abstract LocalHost deploy(Map<String, String> settings) throws Exception;

  /** The variables that direct a command to the stack, besides region and credentials. */
  abstract Map<String, String> addresses();

  @BeforeAll
  void start() throws Exception {
    host =
        deploy(
            Map.of(
                "PROJECTS_TOKEN",
                "p",
                "ACTIVITY_TOKEN",
                "a",
                "READ_TOKEN",
                "r",
                "APP_SECRET_KEY",
                KEY));
    driver = new HostDriver(host);
  }

  @AfterAll
  void stop() {
    driver.close();
  }

  @Test
  void projectsAreLoadedWholeOrNotAtAllAndALoadedSecretReplacesTheFormer() throws Exception {
    assertThat(load(project(7, "first"))).isEqualTo(told(1));
    assertThat(report("first")).isEqualTo(200);
    assertThat(load(project(7, "second"))).isEqualTo(told(1));
    assertThat(report("first")).isEqualTo(401);
    assertThat(report("second")).isEqualTo(200);
    assertThat(load(project(7, "third") + "," + project(8, "third").replace("\"name\"", "\"x\"")))
        .isEqualTo(
            "projects.json, row 2, name: it must be a string of 1 to 2000 characters%nNothing was loaded.%n"
                .formatted());
    assertThat(report("third")).isEqualTo(401);
    assertThat(report("second")).isEqualTo(200);
  }

  @Test
  void aStackThatIsNotThereIsSaid() throws Exception {
    assertThat(run(Map.of("seed", "projects.json users.json", "stack", "nobodys")))
        .startsWith("The table DeploymentsTable of the stack nobodys cannot be found: ")
        .doesNotContain("\tat ");
  }

  @Test
  void restoredRowsArePutBackCountedAndTold() throws Exception {
    load(project(9, "s"));
    var done = create(9);
    var ongoing = create(9);
    var step = create(9);
    report(done, "done", "s");
    report(step, "building", "s");
    awaitIdle();
    var loss = new Loss(host.dynamo(), host.tableName("DeploymentsTable"));
    String backup = loss.backUp();
    long later = create(9);
    awaitIdle();
    loss.delete("DEPLOYMENT#" + done, "DEPLOYMENT");
    loss.delete("DEPLOYMENT#" + ongoing, "DEPLOYMENT");
    loss.delete("COUNTER#DEPLOYMENTS", "COUNTER");
    loss.delete("PROJECT#9", "PROJECT");
    loss.setBack("DEPLOYMENT#" + step, "DEPLOYMENT", "revision");
    new Loss(host.dynamo(), host.tableName("FrontTable")).delete("FACT#deployment#" + done, "FACT");
    awaitIdle();
    int events = events(9);

    var command = new HashMap<>(Map.of("restore", "DeploymentsTable", "from", backup));
    command.put("stack", stack);
    assertThat(run(command))
        .contains(backup + ", beside " + loss.table() + " of the stack " + stack)
        .contains("  missing 4 (COUNTER 1, DEPLOYMENT 2, PROJECT 1)")
        .contains("  older 1 (DEPLOYMENT 1)")
        .contains("Nothing was written.");
    assertThat(status("/deployments/" + done)).isEqualTo(404);

    command.put("apply", "true");
    assertThat(run(command)).contains("Missing and older rows were put back. Corrected counters");
    awaitIdle();
    assertThat(get("/deployments/" + done).path("status").asText()).isEqualTo("done");
    assertThat(get("/deployments/" + step).path("status").asText()).isEqualTo("building");
    assertThat(get("/projects/9").path("hasLiveDeployment").asBoolean()).isTrue();
    // The restored counter and project row are older than the last deployment, whose id must not be
    // reused.
    assertThat(create(9)).isGreaterThan(later);
    awaitIdle();
    assertThat(events(9)).as("none comes twice").isEqualTo(events + 1);
    assertThat(new Loss(host.dynamo(), host.tableName("FrontTable")))
        .matches(front -> front.has("FACT#deployment#" + done, "FACT"), "was told of it again");
    assertThat(run(command)).doesNotContain("missing").doesNotContain("older 1");
    command.put("from", "nobodys");
    assertThat(run(command))
        .isEqualTo("nobodys or DeploymentsTable cannot be found.%n".formatted());

    new Loss(host.dynamo(), host.tableName("FrontTable")).delete("FACT#deployment#" + step, "FACT");
    assertThat(run(Map.of("restore", "DeploymentsTable", "tell", "true", "stack", stack)))
        .contains(" rows of " + loss.table() + " are published again.");
    awaitIdle();
    assertThat(new Loss(host.dynamo(), host.tableName("FrontTable")))
        .matches(front -> front.has("FACT#deployment#" + step, "FACT"), "was told of it again");
  }

  private void awaitIdle() throws Exception {
    host.awaitIdle(Duration.ofMinutes(3));
  }

  private String told(int projects) {
    return "Loaded %d projects and 1 users into the stack %s%n".formatted(projects, stack);
  }

  static String project(int id, String secret) {
    return "{\"id\":%d,\"name\":\"Pier\",\"url\":null,\"user_id\":1,\"app_secret\":\"%s\",%s}"
        .formatted(id, secret, "\"created_at\":\"2026-01-01T00:00:00Z\"");
  }

  String load(String projects) throws Exception {
    Files.writeString(folder.resolve("projects.json"), "[" + projects + "]");
    Files.writeString(
        folder.resolve("users.json"),
        """
        [{"id":1,"email":"a@example.com","username":"a","created_at":"2026-01-01T00:00:00Z"}]\
        """);
    return run(Map.of("seed", "projects.json users.json", "stack", stack));
  }

  String run(Map<String, String> properties) throws Exception {
    // Settings in .env work as well as environment variables.
    Files.write(
        folder.resolve(".env"),
        addresses().entrySet().stream().map(e -> e.getKey() + "=" + e.getValue()).toList());
    var environment =
        Map.of(
            "AWS_REGION", "us-east-1",
            "AWS_ACCESS_KEY_ID", "local",
            "AWS_SECRET_ACCESS_KEY", "local");
    Process process =
        DocumentedCommand.in(folder, properties, environment).redirectErrorStream(true).start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    process.waitFor();
    return output;
  }

  /** The webhook's response status to a new deployment's first step. */
  private int report(String secret) throws IOException {
    return report(create(7), "building", secret);
  }

  private long create(long project) throws IOException {
    var creation =
        HttpRequest.newBuilder(driver.uri("/projects/" + project + "/deployment"))
            .header("Authorization", TOKEN)
            .POST(BodyPublishers.noBody());
    HttpResponse<String> answer = driver.send(creation.build());
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
    return HostDriver.json(answer.body()).get("id").asLong();
  }

  private int report(long id, String status, String secret) {
    var step =
        HttpRequest.newBuilder(driver.uri("/deployment/webhook"))
            .header("Authorization", secret)
            .POST(BodyPublishers.ofString("{\"id\":%d,\"status\":\"%s\"}".formatted(id, status)));
    return driver.send(step.build()).statusCode();
  }

  private HttpResponse<String> ask(String path, String token) {
    var request = HttpRequest.newBuilder(driver.uri(path)).header("Authorization", token);
    return driver.send(request.build());
  }

  private int status(String path) {
    return ask(path, TOKEN).statusCode();
  }

  private JsonNode get(String path) {
    return HostDriver.json(ask(path, TOKEN).body());
  }

  private int events(long project) {
    String path = "/projects/" + project + "/activity?limit=100";
    return HostDriver.json(ask(path, "Bearer a").body()).get("items").size();
  }
}
