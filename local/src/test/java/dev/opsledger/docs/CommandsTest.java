package dev.opsledger.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.opsledger.local.DocumentedCommand;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.net.URI;
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
import java.util.stream.Stream;
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
  private static final Duration PATIENCE = Duration.ofMinutes(3);

  /** What the routes contain once the first syncs have brought something from each vendor. */
  private static final Map<String, String> FILLED =
      Map.of(
          "/org/acme-rockets/daily-runs", "workflowRunId",
          "/getGists?details=true", "createdAt",
          "/dashboard/incidents?limit=1", "PSVC",
          "/sync/ci?limit=2", "\"next\":\"",
          "/activity?limit=1", "sentence");

  @TempDir private static Path folder;
  private static Process host;
  private static BufferedReader output;
  private static URI address;

  @BeforeAll
  @Timeout(value = 10, unit = TimeUnit.MINUTES)
  static void start() throws Exception {
    for (String tool : List.of("bash", "curl", "jq")) {
      boolean there =
          Stream.of(System.getenv("PATH").split(File.pathSeparator))
              .anyMatch(each -> Files.isExecutable(Path.of(each, tool)));
      if (!there && Boolean.getBoolean("browser.required")) {
        throw new AssertionError(tool + " is missing, and -Dbrowser.required=true asks for it");
      }
      assumeTrue(there, "Skipped: " + tool + " is not installed");
    }
    Files.copy(Path.of("..", "template.yaml"), folder.resolve("template.yaml"));
    var settings = Map.of("PORT", "0", "TIME_ZONE", evening());
    host = DocumentedCommand.in(folder, Map.of(), settings).start();
    output = host.inputReader();
    address = URI.create(await("opsledger is up at "));
    await("Traffic to look at: ");
    for (Map.Entry<String, String> each : FILLED.entrySet()) {
      awaitAnswer(get(each.getKey()), each.getValue());
    }
    awaitIncident();
  }

  /** A zone in which it is evening: just after midnight there are no runs of today. */
  private static String evening() {
    int ahead = Math.floorMod(20 - Instant.now().atOffset(ZoneOffset.UTC).getHour(), 24);
    return ZoneOffset.ofHours(ahead <= 12 ? ahead : ahead - 24).getId();
  }

  private static String await(String beginning) throws IOException {
    for (String line = output.readLine(); line != null; line = output.readLine()) {
      if (line.startsWith(beginning)) {
        return line.substring(beginning.length());
      }
    }
    throw new AssertionError(Files.readString(folder.resolve("stderr.log")));
  }

  /** The home page's own copy of the incident that the tour judges comes last. */
  private static void awaitIncident() throws IOException, InterruptedException {
    String answer = awaitAnswer(get("/dashboard/incidents?limit=1"), "\"id\":\"");
    String id = answer.replaceFirst("(?s).*?\"id\":\"([^\"]+)\".*", "$1");
    var judgement = HttpRequest.newBuilder(address.resolve("/metrics/dora/incidents/" + id));
    judgement.POST(BodyPublishers.ofString("{\"caused_by_deployment\":false}"));
    awaitAnswer(judgement.build(), "\"incident_id\"");
  }

  private static HttpRequest get(String path) {
    return HttpRequest.newBuilder(address.resolve(path)).build();
  }

  /** The documents tell readers to wait a minute; a busy machine takes longer. */
  private static String awaitAnswer(HttpRequest request, String part)
      throws IOException, InterruptedException {
    Instant end = Instant.now().plus(PATIENCE);
    try (var http = HttpClient.newHttpClient()) {
      String answer = "";
      while (Instant.now().isBefore(end)) {
        answer = http.send(request, BodyHandlers.ofString()).body();
        if (answer.contains(part)) {
          return answer;
        }
        Thread.sleep(500);
      }
      throw new AssertionError(request.uri() + " never contained " + part + ": " + answer);
    }
  }

  @AfterAll
  static void stop() throws InterruptedException {
    if (host != null) {
      host.destroy();
      host.waitFor();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"README.md", "docs/tour.md"})
  void everyShownCommandAnswersAsShown(String document) throws Exception {
    List<ShownCommand> commands =
        Markdown.read(document).commands().stream()
            .filter(each -> each.text().contains(HOST) || each.variable().isPresent())
            .toList();
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

  /** In one shell, so that variables and cookies of earlier commands are there for later ones. */
  private static void run(List<ShownCommand> commands, Path work) throws Exception {
    var script = new StringBuilder("set -o pipefail\n");
    for (int i = 0; i < commands.size(); i++) {
      ShownCommand command = commands.get(i);
      String text = command.text().replace(HOST, address.getAuthority());
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
