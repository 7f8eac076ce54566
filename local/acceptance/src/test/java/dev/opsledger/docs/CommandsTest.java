package dev.opsledger.docs;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.opsledger.local.Checkout;
import dev.opsledger.local.HostProcess;
import dev.opsledger.local.Polling;
import dev.opsledger.local.Programs;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The commands that the README and the tour show run against a host that was started as the README
 * says, and print what is shown: JSON with the same fields, CSV with the same header.
 */
class CommandsTest {
  private static final String HOST = "localhost:3000";
  private static final Duration PATIENCE = Duration.ofMinutes(5);

  /** What the routes contain once the first syncs have brought something from each vendor. */
  private static final Map<String, String> FILLED =
      Map.of(
          "/org/acme-rockets/daily-runs", "workflowRunId",
          "/getGists?details=true", "createdAt",
          "/dashboard/incidents?limit=1", "PSVC",
          "/sync/ci?limit=2", "\"next\":\"",
          "/activity?limit=1", "sentence");

  @TempDir private static Path folder;
  private static HostProcess host;

  @BeforeAll
  @Timeout(value = 10, unit = TimeUnit.MINUTES)
  static void start() throws Exception {
    for (String tool : List.of("bash", "curl", "jq")) {
      Programs.installed(tool, "browser.required");
    }
    Files.copy(Checkout.file("template.yaml"), folder.resolve("template.yaml"));
    var settings = Map.of("PORT", "0", "TIME_ZONE", evening(), "OPSLEDGER_SIMULATED_DAYS", "8");
    host = HostProcess.start(folder, settings, "Traffic to look at: ");
    for (Map.Entry<String, String> each : FILLED.entrySet()) {
      awaitAnswer(get(each.getKey()), each.getValue());
    }
    awaitDeployments();
    awaitIncident();
  }

  /** A zone in which it is evening: just after midnight there are no runs of today. */
  private static String evening() {
    int ahead = Math.floorMod(20 - Instant.now().atOffset(ZoneOffset.UTC).getHour(), 24);
    return ZoneOffset.ofHours(ahead <= 12 ? ahead : ahead - 24).getId();
  }

  /** The sample deployments: the tour shows the activity of a project. */
  private static void awaitDeployments() throws Exception {
    var last = HttpRequest.newBuilder(host.uri().resolve("/projects/8/activity"));
    last.header("Authorization", "Bearer local-activity-token");
    awaitAnswer(last.build(), "was created");
  }

  /**
   * The tour judges the twentieth incident: once all are listed, it stays the twentieth. The
   * front's copies come last.
   */
  private static void awaitIncident() throws Exception {
    String answer =
        awaitAnswer(
            get("/dashboard/incidents?limit=20"), page -> !json(page).path("as_of").isNull());
    assertThat(json(answer).path("incidents")).hasSize(20);
    awaitIncident(json(answer).path("incidents").path(19).path("id").asText());
  }

  private static void awaitIncident(String id) throws Exception {
    var judgement = HttpRequest.newBuilder(host.uri().resolve("/metrics/dora/incidents/" + id));
    judgement.POST(BodyPublishers.ofString("{\"caused_by_deployment\":false}"));
    awaitAnswer(judgement.build(), "\"incident_id\"");
  }

  private static JsonNode json(String text) {
    try {
      return new JsonMapper().readTree(text);
    } catch (JsonProcessingException e) {
      throw new AssertionError(text, e);
    }
  }

  private static HttpRequest get(String path) {
    return HttpRequest.newBuilder(host.uri().resolve(path)).build();
  }

  /** The documents tell readers to wait a minute; a busy machine takes longer. */
  private static String awaitAnswer(HttpRequest request, String part) throws Exception {
    return awaitAnswer(request, (String answer) -> answer.contains(part));
  }

  private static String awaitAnswer(HttpRequest request, Predicate<String> expected)
      throws Exception {
    try (var http = HttpClient.newHttpClient()) {
      return Polling.until(
          PATIENCE, () -> http.send(request, BodyHandlers.ofString()).body(), expected);
    }
  }

  @AfterAll
  static void stop() {
    if (host != null) {
      host.stop();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"README.md", "docs/tour.md"})
  void everyShownCommandAnswersAsShown(String document) throws Exception {
    List<ShownCommand> commands =
        Markdown.read(document).commands().stream().filter(CommandsTest::concernsHost).toList();
    assertThat(commands).hasSizeGreaterThan(5);
    Path work = Files.createDirectory(folder.resolve(document.replace('/', '-')));
    run(commands, work);
    List<String> wrong = new ArrayList<>();
    for (int i = 0; i < commands.size(); i++) {
      ShownCommand command = commands.get(i);
      String code = Files.readString(work.resolve(i + ".code")).strip();
      String printed = Files.readString(work.resolve(i + ".out"));
      if (!code.equals("0")) {
        wrong.add("%s%n  exits with %s".formatted(command.text(), code));
      }
      command
          .difference(printed)
          .ifPresent(why -> wrong.add("%s%n  %s: %s".formatted(command.text(), why, printed)));
    }
    assertThat(wrong).isEmpty();
  }

  private static boolean concernsHost(ShownCommand command) {
    return command.variable().isPresent()
        || command.text().contains(HOST)
        || command.text().contains("$PAGES");
  }

  /** In one shell, so that variables and cookies of earlier commands are there for later ones. */
  private static void run(List<ShownCommand> commands, Path work) throws Exception {
    var script = new StringBuilder("set -o pipefail\n");
    for (int i = 0; i < commands.size(); i++) {
      ShownCommand command = commands.get(i);
      String text = command.text().replace(HOST, host.uri().getAuthority());
      String shown = command.variable().map(name -> " && echo \"$" + name + "\"").orElse("");
      script.append("{ %s%s\n} >%d.out\necho $? >%d.code\n".formatted(text, shown, i, i));
    }
    Path file = Files.writeString(work.resolve("script"), script);
    Process shell =
        new ProcessBuilder("bash", file.toString())
            .directory(work.toFile())
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .redirectError(work.resolve("errors").toFile())
            .start();
    if (!shell.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
      shell.destroyForcibly();
      throw new AssertionError("the commands of " + work.getFileName() + " do not end");
    }
  }
}
