package dev.opsledger.whole;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.opsledger.local.Checkout;
import dev.opsledger.local.HostDriver;
import dev.opsledger.local.simulator.SettableClock;
import dev.opsledger.local.simulator.pipedrive.PipedriveSimulator;
import dev.opsledger.local.simulator.server.Fault;
import dev.opsledger.local.simulator.server.Faults;
import dev.opsledger.local.simulator.slack.SlackSimulator;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/**
 * No secret is in a log, answer, page, table or queue, even where vendors repeat it in their errors
 * and clients send it in the wrong place.
 */
class EverySecretTest {
  private static final Pattern SECRET = Pattern.compile("([A-Z_]+)_PARAMETER:");

  /** Settings whose names a former version had; they have the values of the present ones. */
  private static final Pattern FORMER = Pattern.compile("PIPETEST_.*");

  private final StringBuilder seen = new StringBuilder();

  @Test
  void noneIsAnywhere() throws Exception {
    var log = new ByteArrayOutputStream();
    PrintStream out = System.out;
    PrintStream err = System.err;
    var both = new PrintStream(log, true, StandardCharsets.UTF_8);
    Map<String, String> secrets = secrets();
    System.setOut(both);
    System.setErr(both);
    var clock = new SettableClock("2026-11-22T10:00:00Z");
    try (SlackSimulator slack = SlackSimulator.start(clock);
        PipedriveSimulator pipedrive = PipedriveSimulator.start(clock)) {
      secrets.putAll(slack.settings());
      secrets.put("PIPEDRIVE_API_KEY", pipedrive.settings().get("PIPEDRIVE_API_KEY"));
      var settings = new HashMap<>(secrets);
      settings.putAll(pipedrive.settings());
      settings.put("DIGEST_AT", "00:01");
      settings.put("DORA_SERVICES", "1=S1");
      try (Ledger ledger = new Ledger(2, settings, plan -> plan).withProject()) {
        secrets.putAll(ofSimulators(ledger));
        live(ledger, secrets, List.of(slack.faults(), pipedrive.faults()));
        look(ledger, secrets.get("READ_TOKEN"));
      }
    } finally {
      System.setOut(out);
      System.setErr(err);
    }
    assertThat(secrets.keySet()).containsAll(named());
    assertThat(seen).contains("r0", "Service");
    assertAbsent(secrets, "an answer, a table or a queue", seen.toString());
    assertAbsent(secrets, "the log", log.toString(StandardCharsets.UTF_8));
  }

  /** Names the secret, but does not show it. */
  private static void assertAbsent(Map<String, String> secrets, String where, String text) {
    var found = new TreeSet<String>();
    secrets.forEach(
        (name, secret) -> {
          if (text.contains(telling(secret))) {
            found.add(name);
          }
        });
    assertThat(found).as("secrets in " + where).isEmpty();
  }

  /** A part of a secret that is one line: the middle of a key, the path of an address. */
  private static String telling(String secret) {
    List<String> lines = secret.lines().toList();
    String line = lines.get(lines.size() / 2);
    return line.startsWith("http") ? line.substring(line.lastIndexOf('/')) : line;
  }

  /** Those that the template has. */
  private static Set<String> named() throws Exception {
    var names = new TreeSet<String>();
    SECRET
        .matcher(Files.readString(Checkout.file("template.yaml")))
        .results()
        .map(each -> each.group(1))
        .filter(name -> !FORMER.matcher(name).matches())
        .forEach(names::add);
    assertThat(names).hasSizeGreaterThan(12);
    return names;
  }

  private static Map<String, String> secrets() {
    var secrets = new TreeMap<String, String>();
    secrets.put("READ_TOKEN", "secret-of-readers");
    secrets.put("READ_TOKENS", "grafana=secret-of-grafana");
    secrets.put("OPERATE_TOKEN", "secret-of-operators");
    secrets.put("PROJECTS_TOKEN", "secret-of-projects");
    secrets.put("ACTIVITY_TOKEN", "secret-of-activity");
    secrets.put("GITHUB_TOKEN", "ghp_secretOfOurOwn");
    secrets.put("TRAFFIC_ENCRYPTION_KEY", "c2VjcmV0LW9mLXRyYWZmaWMtc2VjcmV0LW9mLXRyYWY=");
    secrets.put("APP_SECRET_KEY", "c2VjcmV0LW9mLXByb2plY3RzLXNlY3JldC1vZi1wcm8=");
    return secrets;
  }

  private static Map<String, String> ofSimulators(Ledger ledger) {
    var secrets = new HashMap<>(ledger.gitHub.settings());
    secrets.putAll(ledger.pagerDutyServer.settings());
    secrets.keySet().removeIf(name -> name.matches(".*(_URL|_ENDPOINT|_ID)"));
    return secrets;
  }

  /** Days in which everything works, and days in which each vendor repeats what it was sent. */
  private void live(Ledger ledger, Map<String, String> secrets, List<Faults> others)
      throws Exception {
    var vendors = new ArrayList<>(others);
    vendors.add(ledger.gitHub.faults());
    vendors.add(ledger.pagerDutyServer.faults());
    String all = String.join(" ", secrets.values()).replace("\n", "\\n");
    refresh(ledger);
    for (int status : new int[] {301, 401, 403, 422, 500}) {
      for (Faults each : vendors) {
        each.always(
            _ -> true,
            Fault.status(
                status,
                Map.of("location", "https://elsewhere.example/?key=" + secrets.get("GITHUB_TOKEN")),
                "{\"message\":\"%1$s\",\"error\":\"%1$s\",\"errors\":[\"%1$s\"]}".formatted(all)));
      }
      act(ledger, secrets);
      vendors.forEach(Faults::clear);
    }
    act(ledger, secrets);
  }

  private void act(Ledger ledger, Map<String, String> secrets) throws Exception {
    ledger.clock.advance(Duration.ofHours(25));
    refresh(ledger);
    HttpResponse<String> created =
        send(ledger, "POST", "/projects/1/deployment", "{}", "Bearer secret-of-projects");
    long id = HostDriver.json(created.body()).path("id").asLong();
    send(
        ledger,
        "POST",
        "/deployment/webhook",
        "{\"deploymentId\":%d,\"status\":\"done\"}".formatted(id),
        "Bearer " + secrets.get("PROJECTS_TOKEN"));
    ledger.host.invoke("FrontNotifier", "{\"source\":\"aws.events\",\"detail\":{}}");
    ledger.settle();
    for (String secret : secrets.values()) {
      String wrong = telling(secret);
      send(ledger, "GET", "/overview", null, "Bearer " + wrong + "x");
      send(ledger, "POST", "/webhooks/github", "{\"secret\":\"%s\"}".formatted(wrong), wrong);
    }
  }

  private void refresh(Ledger ledger) {
    HttpResponse<String> asked =
        send(ledger, "POST", "/refresh-data", "", "Bearer secret-of-operators");
    assertThat(asked.statusCode()).as(asked.body()).isEqualTo(202);
    ledger.settle();
  }

  private HttpResponse<String> send(
      Ledger ledger, String method, String path, String body, String authorization) {
    HttpResponse<String> answer = ledger.send(method, path, body, "Authorization", authorization);
    seen.append(answer.headers().map()).append(answer.body());
    return answer;
  }

  /**
   * Asks for everything that can be read, as an API and as a browser, and looks at what is kept.
   */
  private void look(Ledger ledger, String token) throws Exception {
    var document = HostDriver.json(ledger.send("GET", "/openapi.json", null).body());
    for (Map.Entry<String, JsonNode> path : document.path("paths").properties()) {
      if (path.getValue().has("get")) {
        for (String accept : new String[] {"application/json", "text/html", "text/csv"}) {
          String all = accept + ",*/*;q=0.5";
          String bearer = "Bearer " + token;
          HttpResponse<String> answer =
              ledger.send(
                  "GET", filled(path.getKey()), null, "Authorization", bearer, "Accept", all);
          seen.append(answer.headers().map()).append(answer.body());
        }
      }
    }
    for (String table : ledger.host.dynamo().listTables().tableNames()) {
      seen.append(
          ledger.host.dynamo().scanPaginator(r -> r.tableName(table)).items().stream().toList());
    }
    for (String queue : ledger.host.sqs().listQueues().queueUrls()) {
      ledger
          .host
          .sqs()
          .receiveMessage(r -> r.queueUrl(queue).maxNumberOfMessages(10).visibilityTimeout(0))
          .messages()
          .forEach(message -> seen.append(message.body()));
    }
  }

  private static String filled(String path) {
    return path.replace("{org}", "acme")
        .replace("{repo}", "r0")
        .replace("{source}", "ci")
        .replaceAll("\\{(id|project|projectId|runId|workflowId)}", "1")
        .replaceAll("\\{\\w+}", "x");
  }
}
