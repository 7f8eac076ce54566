package dev.opsledger.front.api;

import dev.opsledger.core.access.OperateRoute;
import dev.opsledger.core.access.ReadRoute;
import dev.opsledger.core.error.RequestException;
import dev.opsledger.core.json.Json;
import dev.opsledger.core.json.MalformedJsonException;
import dev.opsledger.core.web.RawBody;
import dev.opsledger.front.dora.DoraResult;
import dev.opsledger.front.dora.DoraService;
import dev.opsledger.front.dora.Environment;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.json.tree.JsonNode;
import java.time.Clock;

/** {@code /metrics/dora}: the four figures of DORA. */
@Controller("/metrics/dora")
final class DoraApi {
  private static final int MAX_BODY_BYTES = 1_000;
  private static final int LONGEST_ENVIRONMENT = 255;

  private final DoraService dora;
  private final Clock clock;

  DoraApi(DoraService dora, Clock clock) {
    this.dora = dora;
    this.clock = clock;
  }

  @Get
  @ReadRoute
  String figures(
      @QueryValue @Nullable String project,
      @QueryValue @Nullable String environment,
      @QueryValue @Nullable String since,
      @QueryValue @Nullable String until) {
    if (project == null || !project.matches("[1-9][0-9]{0,15}")) {
      throw RequestException.invalid(
          "project must be the id of a project, a positive whole number");
    }
    long id = Long.parseLong(project);
    DoraResult result =
        dora.figures(id, environment(environment), PeriodParser.of(since, until, clock.instant()));
    return Json.text(DoraJson.of(id, result, dora.failureWindow()));
  }

  private static Environment environment(String name) {
    if (name == null) {
      return Environment.PRODUCTION;
    }
    if (name.isBlank() || name.length() > LONGEST_ENVIRONMENT) {
      throw RequestException.invalid("environment must have 1 to 255 characters");
    }
    return new Environment(name.strip());
  }

  @Post(uri = "/incidents/{id}", consumes = "*/*")
  @OperateRoute
  String judge(@PathVariable String id, HttpRequest<?> request) {
    boolean caused = causedByDeployment(RawBody.of(request));
    if (!id.matches("[!-~]{1,200}")) {
      throw RequestException.notFound("there is no such incident");
    }
    dora.judge(id, caused);
    return Json.text(Json.object("incident_id", id, "caused_by_deployment", caused));
  }

  private static boolean causedByDeployment(byte[] body) {
    if (body.length <= MAX_BODY_BYTES) {
      try {
        JsonNode json = Json.parse(body);
        JsonNode caused = json.isObject() ? json.get("caused_by_deployment") : null;
        if (caused != null && caused.isBoolean()) {
          return caused.getBooleanValue();
        }
      } catch (MalformedJsonException e) {
        // Rejected below, like JSON without the field.
      }
    }
    throw RequestException.invalid(
        "the body must be {\"caused_by_deployment\": true} or {\"caused_by_deployment\": false}");
  }
}
