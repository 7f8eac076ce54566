package dev.opsledger.deployments.api;

import dev.opsledger.core.error.RequestException;
import dev.opsledger.core.json.Json;
import dev.opsledger.deployments.domain.Ids;
import dev.opsledger.deployments.domain.IsoWeek;
import dev.opsledger.deployments.store.Statistics;
import dev.opsledger.deployments.store.Statistics.Weekly;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.json.tree.JsonNode;
import java.util.OptionalInt;

/** The route {@code /users/{id}/deployment-stats}. */
@Controller
@ProjectsRoute
final class StatisticsApi {
  private static final int MAX_WEEKS = 520;

  private final Statistics statistics;

  StatisticsApi(Statistics statistics) {
    this.statistics = statistics;
  }

  @Get("/users/{id}/deployment-stats")
  String of(@PathVariable String id, @QueryValue @Nullable String weeks) {
    return statistics
        .of(Ids.parse(id, "user"), weeks(weeks))
        .map(weekly -> Json.text(json(weekly)))
        .orElseThrow(() -> RequestException.notFound("there is no such user"));
  }

  private static OptionalInt weeks(String text) {
    if (text == null) {
      return OptionalInt.empty();
    }
    if (text.matches("[1-9][0-9]{0,2}") && Integer.parseInt(text) <= MAX_WEEKS) {
      return OptionalInt.of(Integer.parseInt(text));
    }
    throw RequestException.invalid("weeks must be a whole number from 1 to " + MAX_WEEKS);
  }

  private static JsonNode json(Weekly weekly) {
    return Json.object(
        "averageWeeklyDeployments", weekly.average(weekly.deployments()),
        "averageWeeklySuccessfulDeployments", weekly.average(weekly.successful()),
        "weeks", weekly.weeks(),
        "from", weekly.from().map(IsoWeek::monday),
        "to", weekly.to().map(IsoWeek::sunday));
  }
}
