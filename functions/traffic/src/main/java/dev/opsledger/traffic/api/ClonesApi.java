package dev.opsledger.traffic.api;

import dev.opsledger.core.error.RequestException;
import dev.opsledger.core.json.Json;
import dev.opsledger.traffic.domain.Counts;
import dev.opsledger.traffic.domain.DateRange;
import dev.opsledger.traffic.domain.Day;
import dev.opsledger.traffic.domain.UserRepository;
import dev.opsledger.traffic.domain.clones.ClonesElsewhere;
import dev.opsledger.traffic.domain.clones.Pipelines;
import dev.opsledger.traffic.store.UserRepositoryQuery;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.json.tree.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** {@code /api/repos/{id}/clones}. */
@Controller("/api/repos")
final class ClonesApi {
  private final ApiUser caller;
  private final UserRepositoryQuery query;

  ClonesApi(ApiUser caller, UserRepositoryQuery query) {
    this.caller = caller;
    this.query = query;
  }

  @Get("/{id}/clones")
  HttpResponse<String> clones(
      HttpRequest<?> request,
      @PathVariable String id,
      @QueryValue @Nullable String start,
      @QueryValue @Nullable String end) {
    UserRepository repository =
        query
            .find(caller.require(request), id)
            .orElseThrow(() -> RequestException.notFound("there is no such repository"));
    DateRange range = DateRange.of(start, end);
    JsonNode json = json(query.days(repository, range), query.pipelines(repository, range));
    return HttpResponse.ok(Json.text(json)).header("Cache-Control", "private, no-store");
  }

  private static JsonNode json(List<Day> days, Pipelines pipelines) {
    var rows = new ArrayList<JsonNode>(days.size());
    days.forEach(day -> rows.add(day(day, pipelines)));
    return Json.object(
        "runs_since", pipelines.since(),
        "elsewhere", ClonesElsewhere.of(days, pipelines).map(ClonesApi::estimate),
        "days", rows);
  }

  private static JsonNode day(Day day, Pipelines pipelines) {
    Optional<Pipelines.OfDay> own = pipelines.of(day.date());
    return Json.object(
        "date", day.date(),
        "clones", day.clones().map(Counts::count),
        "cloners", day.clones().map(Counts::uniques),
        "clones_per_cloner", day.clones().flatMap(ClonesElsewhere::perCloner),
        "runs", own.map(Pipelines.OfDay::runs),
        "jobs", own.map(Pipelines.OfDay::jobs),
        "elsewhere", ClonesElsewhere.of(day, pipelines).map(ClonesApi::estimate));
  }

  private static JsonNode estimate(ClonesElsewhere estimate) {
    return Json.object(
        "at_least", estimate.atLeast(),
        "at_most", estimate.atMost(),
        "estimate", true,
        "reason", estimate.reason());
  }
}
