package dev.opsledger.bench.cost;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Every route that reads or writes data, with requests whose result does not grow with the stored
 * data: today's runs, one page, one project.
 */
final class MeasuredRoutes {
  private static final String PERIOD = "?since=2026-11-22T00:00:00Z&until=2026-11-22T21:00:00Z";
  private static final String SECRET = "local-secret-of-project-1";

  private final Sizes sizes;
  private final Filling.Ours ours;
  private final List<MeasuredRoute> all = new ArrayList<>();
  private final AtomicInteger numbers = new AtomicInteger();

  private MeasuredRoutes(Sizes sizes, Filling.Ours ours) {
    this.sizes = sizes;
    this.ours = ours;
  }

  /** The routes about a sync of everything, whose duration grows with the stored data. */
  static List<MeasuredRoute> refreshing(Sizes sizes, Filling.Ours ours) {
    var routes = new MeasuredRoutes(sizes, ours);
    routes.post("POST /refresh-data", "/refresh-data", "");
    routes.add("GET /refresh-data/{refreshId}", routes::refreshed);
    return routes.all;
  }

  /** All other routes. */
  static List<MeasuredRoute> of(Sizes sizes, Filling.Ours ours) {
    var routes = new MeasuredRoutes(sizes, ours);
    routes.ci();
    routes.deployments();
    routes.activity();
    routes.traffic();
    routes.gists();
    routes.oncall();
    routes.front();
    return routes.all;
  }

  private void ci() {
    get("GET /health", "/health");
    get("GET /org/{org}/daily-runs", "/org/acme/daily-runs");
    get("GET /org/{org}/daily-runs/{workflowId}", "/org/acme/daily-runs/" + sizes.world.workflow());
    get("GET /org/{org}/runs/{runId}", "/org/acme/runs/" + sizes.world.run());
    add(
        "POST /webhooks/github, a new run",
        () -> requests().post("/webhooks/github", sizes.world.newRun()));
  }

  private HttpRequest refreshed() throws Exception {
    JsonNode answer = requests().json(requests().post("/refresh-data", ""));
    return requests().get("/refresh-data/" + answer.get("refreshId").asText());
  }

  private void deployments() {
    get("GET /projects", "/projects");
    get("GET /projects/{id}", "/projects/1");
    get("GET /deployments", "/deployments");
    get("GET /deployments?projectId=1", "/deployments?projectId=1");
    get("GET /deployments/{id}", "/deployments/1");
    get("GET /users/{id}/deployment-stats", "/users/1/deployment-stats");
    post("POST /projects/{id}/deployment", "/projects/1/deployment", "");
    add(
        "POST /deployment/webhook",
        () ->
            requests()
                .post(
                    "/deployment/webhook",
                    "{\"id\":%d,\"status\":\"building\"}".formatted(deployment()),
                    SECRET));
    add(
        "POST /deployments/{id}/cancel",
        () -> requests().post("/deployments/" + deployment() + "/cancel", ""));
  }

  private long deployment() throws Exception {
    return requests().json(requests().post("/projects/1/deployment", "")).get("id").asLong();
  }

  private void activity() {
    post("POST /events", "/events", "{\"name\":\"seen\",\"payload\":{\"projectId\":1}}");
    get("GET /projects/{id}/activity", "/projects/1/activity?limit=5");
    get("GET /activity", "/activity?limit=5");
  }

  private void traffic() {
    add(
        "POST /api/users/create",
        () -> requests().post("/api/users/create", "{\"email\":\"" + name() + "@example.com\"}"));
    add("POST /api/repos/create", () -> requests().post("/api/repos/create", address()));
    add(
        "POST /api/repos/{id}/delete",
        () -> {
          JsonNode made = requests().json(requests().post("/api/repos/create", address()));
          return requests().post("/api/repos/" + made.get("id").asText() + "/delete", "");
        });
    String share = "/api/repos/" + ours.repository() + "/share";
    add(
        "POST /api/repos/{id}/share",
        () -> {
          requests().send(requests().to(share).DELETE().build());
          return requests().post(share, "");
        });
    add(
        "DELETE /api/repos/{id}/share",
        () -> {
          requests().send(requests().post(share, ""));
          return requests().to(share).DELETE().build();
        });
    add("POST /api/users/rotate", () -> asNewUser("/api/users/rotate"));
    add("POST /api/users/delete", () -> asNewUser("/api/users/delete"));
    get("GET /api/repos", "/api/repos");
    get("GET /api/repos/{id}", "/api/repos/" + ours.repository());
    get("GET /api/repos/{id}/clones", "/api/repos/" + ours.repository() + "/clones");
    String pages = "/users/" + ours.user() + "/repos";
    get("GET /users/{token}/repos", pages);
    get("GET /users/{token}/repos/{id}", pages + "/" + ours.repository());
    get("GET /users/{token}/repos/{id}, csv", pages + "/" + ours.repository() + ".csv");
  }

  private HttpRequest asNewUser(String path) throws Exception {
    String body = "{\"email\":\"" + name() + "@example.com\"}";
    JsonNode made = requests().json(requests().post("/api/users/create", body));
    return requests()
        .to(path)
        .setHeader("X-API-Token", made.get("token").asText())
        .POST(BodyPublishers.noBody())
        .build();
  }

  private String name() {
    return "name-" + numbers.incrementAndGet();
  }

  private String address() {
    return "{\"url\":\"https://github.com/acme/" + name() + "\"}";
  }

  private void gists() {
    get("GET /getAllScannedUsers", "/getAllScannedUsers");
    get("GET /getCurrentlyScannedUsers", "/getCurrentlyScannedUsers");
    add("GET /getGists, all shown before", this::shownBefore);
  }

  /** A request in a session that has already seen all gists. */
  private HttpRequest shownBefore() throws Exception {
    var first = requests().send(requests().get("/getGists"));
    String cookie = first.headers().firstValue("Set-Cookie").orElseThrow().replaceAll(";.*", "");
    HttpRequest again = requests().to("/getGists").header("Cookie", cookie).build();
    while (!requests().json(again).isEmpty()) {
      sizes.settle();
    }
    return again;
  }

  private void oncall() {
    get("GET /dashboard/services", "/dashboard/services");
    get("GET /dashboard/services/incidents?limit=5", "/dashboard/services/incidents?limit=5");
    get("GET /dashboard/incidents?limit=5", "/dashboard/incidents?limit=5");
    String service = "?search_by=service_id&search_value=S1";
    get("GET /dashboard/incidents" + service, "/dashboard/incidents" + service);
    get("GET /dashboard/incidents/{id}", "/dashboard/incidents/Q000001");
    get("GET /dashboard/incidents/summary, a day", "/dashboard/incidents/summary" + PERIOD);
    get("GET /dashboard/teams/services", "/dashboard/teams/services");
    get("GET /dashboard/escalation_policies", "/dashboard/escalation_policies");
    get("GET /reports/services", "/reports/services");
    get("GET /reports/services/incidents?limit=5", "/reports/services/incidents?limit=5");
    get("GET /reports/incidents?limit=5", "/reports/incidents?limit=5");
    get("GET /reports/teams/services", "/reports/teams/services");
    get("GET /reports/escalation_policies", "/reports/escalation_policies");
    add(
        "POST /webhooks/pagerduty, a new incident",
        () -> requests().post("/webhooks/pagerduty", sizes.world.newIncident()));
  }

  private void front() {
    get("GET /", "/");
    get("GET /overview", "/overview");
    get("GET /sync", "/sync");
    get("GET /sync/{source}", "/sync/ci?limit=10");
    get("GET /identity", "/identity");
    add(
        "PUT /identity",
        () ->
            requests()
                .put(
                    "/identity",
                    "{\"revision\":0,\"entries\":[{\"name\":\"shop\",\"project\":1}]}"));
    get("GET /timeline?project=1", "/timeline?project=1");
    get("GET /metrics/dora?project=1", "/metrics/dora?project=1");
    post(
        "POST /metrics/dora/incidents/{id}",
        "/metrics/dora/incidents/Q000001",
        "{\"caused_by_deployment\":true}");
  }

  private void get(String name, String path) {
    add(name, () -> requests().get(path));
  }

  private void post(String name, String path, String body) {
    add(name, () -> requests().post(path, body));
  }

  private void add(String name, MeasuredRoute.Preparation preparation) {
    all.add(new MeasuredRoute(name, preparation));
  }

  private MeasuredRequests requests() {
    return sizes.requests;
  }
}
