package dev.opsledger.deployed;

import static org.assertj.core.api.Assertions.assertThat;

import dev.opsledger.local.LocalHost;
import dev.opsledger.local.template.EventSource;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * With the deployed template and secrets from SSM, every route without a token is closed unless it
 * is listed as public.
 */
class ClosedTest {
  /** Public routes; none of them returns stored data. */
  private static final Set<String> PUBLIC =
      Set.of(
          "GET /health",
          "GET /users/static/{file}",
          "GET /badges/{org}/{repo}/{file}",
          "GET /assets/{file}",
          "POST /sign-out",
          "GET /openapi.json",
          "GET /docs",
          "GET /docs/docs.css");

  /** Routes where a wrong credential gets the same response as a missing resource. */
  private static final Set<String> HIDDEN =
      Set.of("GET /users/{token}/repos", "GET /users/{token}/repos/{id}");

  private static final String TOKEN = "the-read-token-of-the-test";
  private static final HttpClient HTTP = HttpClient.newHttpClient();

  private static ParameterStoreServer without;
  private static ParameterStoreServer with;
  private static LocalHost unset;
  private static LocalHost set;

  @BeforeAll
  static void start() throws Exception {
    without = new ParameterStoreServer(Map.of());
    with = new ParameterStoreServer(Map.of("/opsledger/read-token", TOKEN));
    unset = host(without);
    set = host(with);
  }

  private static LocalHost host(ParameterStoreServer parameters) {
    return LocalHost.builder()
        .template(Deployed.TEMPLATE)
        .inMemory()
        .port(0)
        .parameterStore(parameters.address())
        .schedules(false)
        .start();
  }

  @AfterAll
  static void stop() {
    unset.close();
    set.close();
    without.close();
    with.close();
  }

  @Test
  void withoutAnySecretNoRouteShowsAnything() throws Exception {
    for (String route : routes()) {
      assertThat(status(unset, route, null)).as(route).isIn(401, 503, hidden(route));
      assertThat(status(unset, route, "anything")).as(route).isIn(401, 503, hidden(route));
    }
  }

  @Test
  void withoutTheReadTokenReadRoutesSayThatTheyAreClosed() throws Exception {
    for (String route : readRoutes()) {
      var answer = ask(unset, route, null);
      assertThat(answer.statusCode()).as(route).isEqualTo(503);
      assertThat(answer.body()).contains("READ_TOKEN").doesNotContain("/opsledger/");
    }
  }

  @Test
  void theReadTokenOpensReadRoutesAndNoOther() throws Exception {
    for (String route : readRoutes()) {
      assertThat(status(set, route, null)).as(route).isEqualTo(401);
      assertThat(status(set, route, "wrong")).as(route).isEqualTo(401);
      assertThat(status(set, route, TOKEN + "x")).as(route).isEqualTo(401);
      assertThat(status(set, route, TOKEN)).as(route).isIn(200, 202, 303, 400, 404);
    }
    for (String route : routes()) {
      if (!readRoutes().contains(route)) {
        assertThat(status(set, route, TOKEN)).as(route).isIn(401, 503, hidden(route));
      }
    }
  }

  @Test
  void anybodyMayAskWhetherItIsWell() throws Exception {
    assertThat(status(unset, "GET /health", null)).isEqualTo(200);
  }

  @Test
  void noPlainVariableHoldsASecret() {
    for (var function : Deployed.functions()) {
      assertThat(function.declared())
          // A number that is incremented to make functions reread their secrets.
          .filteredOn(name -> !name.equals("SECRETS_REVISION"))
          .filteredOn(name -> name.matches(".*(TOKEN|KEY|SECRET|PASSWORD|CREDENTIAL).*"))
          .as("variables of " + function.logicalId())
          .allMatch(name -> name.endsWith("_PARAMETER"));
      assertThat(function.environment())
          .as("what names a secret is the name of an SSM parameter")
          .allSatisfy(
              (name, value) -> {
                if (name.endsWith("_PARAMETER") && !value.isEmpty()) {
                  assertThat(value).startsWith("/opsledger/");
                }
              });
    }
  }

  private static int hidden(String route) {
    return HIDDEN.contains(route) ? 404 : 401;
  }

  /** All routes except the public ones, as {@code GET /path}. */
  private static List<String> routes() {
    return Deployed.functions().stream()
        .flatMap(function -> function.sources().stream())
        .filter(EventSource.Route.class::isInstance)
        .map(EventSource.Route.class::cast)
        .map(route -> route.method() + " " + route.path())
        .filter(route -> !PUBLIC.contains(route))
        .toList();
  }

  private static List<String> readRoutes() {
    return routes().stream()
        .filter(
            route ->
                route.matches(
                    "POST /api/users/create|.* /((org|refresh-data|dashboard|reports|overview|sync|metrics|get[A-Z])(/.*|\\w*)|activity|activity\\.atom|digest|timeline|identity)?"
                        + "|GET /(ci|runs|releases|oncall|incidents|traffic|leads|dora|changes|completeness|search)(/.*)?"))
        .toList();
  }

  private static int status(LocalHost host, String route, String token) throws Exception {
    return ask(host, route, token).statusCode();
  }

  private static HttpResponse<String> ask(LocalHost host, String route, String token)
      throws Exception {
    String[] parts = route.split(" ", 2);
    String path = parts[1].replaceAll("\\{\\w+}", "1");
    var request =
        HttpRequest.newBuilder(URI.create(host.uri() + path))
            .method(
                parts[0],
                parts[0].equals("GET")
                    ? HttpRequest.BodyPublishers.noBody()
                    : HttpRequest.BodyPublishers.ofString("{\"id\":1,\"status\":\"building\"}"));
    if (token != null) {
      request.header("Authorization", "Bearer " + token);
    }
    return HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
  }
}
