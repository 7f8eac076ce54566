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
import dev.opsledger.front.dora.Period;
import dev.opsledger.front.dora.Step;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.json.tree.JsonNode;
import java.time.Clock;
import java.util.Optional;

/** {@code /metrics/dora}: the figures of DORA. */
@Controller("/metrics/dora")
final class DoraApi {
  private static final int MAX_BODY_BYTES = 1_000;
  private static final int LONGEST_ENVIRONMENT = 255;
  private static final int LONGEST_TEAM = 100;

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
      @QueryValue @Nullable String team,
      @QueryValue @Nullable String environment,
      @QueryValue @Nullable String since,
      @QueryValue @Nullable String until,
      @QueryValue @Nullable String by) {
    if ((project == null) == (team == null)) {
      throw RequestException.invalid("give project or team, and not both");
    }
    Environment where = environment(environment);
    Optional<Step> step = step(by);
    Period period = PeriodParser.of(since, until, clock.instant());
    DoraResult result =
        team == null
            ? dora.ofProject(project(project), where, period, step)
            : dora.ofTeam(team(team), where, period, step);
    return Json.text(DoraJson.of(result, dora.failureWindow(), step));
  }

  private static long project(String id) {
    if (!id.matches("[1-9][0-9]{0,15}")) {
      throw RequestException.invalid(
          "project must be the id of a project, a positive whole number");
    }
    return Long.parseLong(id);
  }

  private static String team(String name) {
    if (name.isBlank() || name.length() > LONGEST_TEAM) {
      throw RequestException.invalid("team must have 1 to 100 characters");
    }
    return name.strip();
  }

  private static Optional<Step> step(String name) {
    if (name == null) {
      return Optional.empty();
    }
    return Step.of(name)
        .or(
            () -> {
              throw RequestException.invalid("by must be day, week or month");
            });
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
