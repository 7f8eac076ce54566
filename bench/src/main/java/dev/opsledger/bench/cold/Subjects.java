package dev.opsledger.bench.cold;

import dev.opsledger.bench.event.HttpEvent;
import dev.opsledger.bench.event.QueueEvent;
import dev.opsledger.bench.runtime.Artifacts;
import dev.opsledger.bench.runtime.FunctionProcess.Function;
import dev.opsledger.local.LocalHost;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The functions to measure, and the plain handlers they are compared with. */
public final class Subjects {
  static final String PLAIN_POJO = "plain POJO";
  static final String PLAIN_READ = "plain read";

  /** Accepted by every route that needs a token. */
  public static final String TOKEN = "0123456789abcdef0123456789abcdef";

  private static final String PLAIN = "dev.opsledger.bench.plain.";

  private final LocalHost host;
  private final Artifacts artifacts;
  private final List<Subject> all = new ArrayList<>();

  private Subjects(LocalHost host, Artifacts artifacts) {
    this.host = host;
    this.artifacts = artifacts;
  }

  /** Settings without which the functions fail at startup. */
  public static Map<String, String> settings() {
    return Map.of("PROJECTS_TOKEN", TOKEN, "ACTIVITY_TOKEN", TOKEN);
  }

  /** The HTTP functions, each with a request that reads one row from DynamoDB. */
  public static List<Subject> http(LocalHost host, Artifacts artifacts) {
    var subjects = new Subjects(host, artifacts);
    subjects.plain(PLAIN_POJO, "PlainPojo", Map.of(), HttpEvent.get("/x", TOKEN), null);
    subjects.plain(
        PLAIN_READ, "PlainRead", subjects.table("CiTable"), HttpEvent.get("/x", TOKEN), null);
    subjects.http("CiApi", "/org/nobody/daily-runs", 404);
    subjects.http("DeploymentsApi", "/projects/1", 404);
    subjects.http("ActivityApi", "/projects/1/activity", 404);
    subjects.http("OncallApi", "/dashboard/escalation_policies", 200);
    subjects.http("TrafficApi", "/api/repos", 401);
    subjects.http("GistsApi", "/getAllScannedUsers", 200);
    subjects.http("FrontApi", "/sync/none", 404);
    return subjects.all;
  }

  /**
   * The HTTP functions with a request for an unknown path, which reads nothing, and as base the
   * plain handler that reads nothing either.
   */
  public static List<Subject> httpWithoutRead(LocalHost host, Artifacts artifacts) {
    return http(host, artifacts).stream()
        .filter(each -> !each.name().equals(PLAIN_READ))
        .map(each -> each.base() == null ? each : each.withoutRead())
        .toList();
  }

  /** The other functions, each with an event that needs few calls, and a plain handler as base. */
  public static List<Subject> workers(LocalHost host, Artifacts artifacts) throws IOException {
    var subjects = new Subjects(host, artifacts);
    String nothing = QueueEvent.of("no unit");
    subjects.worker("CiWorker", "CiTable", "CiDeadLetters", nothing);
    subjects.worker("OncallWorker", null, "OncallDeadLetters", nothing);
    subjects.worker("TrafficWorker", null, "TrafficDeadLetters", nothing);
    subjects.worker("GistsWorker", null, "GistsDeadLetters", nothing);
    subjects.worker("ActivityAggregator", "ActivityTable", null, nothing);
    // Stored in the warm-up round, and a duplicate from then on.
    String fact = Files.readString(Path.of("events/front-projector-facts.json"));
    subjects.worker("FrontProjector", "FrontTable", null, fact);
    return subjects.all;
  }

  private void http(String function, String path, int status) {
    String event = HttpEvent.get(path, TOKEN);
    all.add(new Subject(function, of(function), event, "\"statusCode\":" + status, PLAIN_READ));
  }

  private void worker(String function, String table, String queue, String event) {
    String base = "plain beside " + function;
    Map<String, String> variables = new HashMap<>();
    if (table != null) {
      variables.putAll(table(table));
    }
    if (queue != null) {
      variables.put("PLAIN_QUEUE", host.queueUrl(queue));
    }
    plain(base, "PlainQueue", variables, event, null);
    all.add(new Subject(function, of(function), event, "batchItemFailures", base));
  }

  private Map<String, String> table(String logicalId) {
    return Map.of("PLAIN_TABLE", host.tableName(logicalId));
  }

  private Function of(String function) {
    Map<String, String> variables = new HashMap<>(host.variables(function));
    return new Function(artifacts.of(function).folder(), variables.get("_HANDLER"), variables);
  }

  private void plain(
      String name, String handler, Map<String, String> more, String event, String base) {
    Map<String, String> variables = new HashMap<>(host.variables("CiApi"));
    variables.putAll(more);
    var function = new Function(artifacts.plain().folder(), PLAIN + handler, variables);
    String expected = handler.equals("PlainQueue") ? "batchItemFailures" : "\"statusCode\":200";
    all.add(new Subject(name, function, event, expected, base));
  }
}
