package dev.opsledger.front.api.timeline;

import dev.opsledger.core.access.ReadRoute;
import dev.opsledger.core.error.RequestException;
import dev.opsledger.core.json.Json;
import dev.opsledger.front.api.PeriodParser;
import dev.opsledger.front.dora.Period;
import dev.opsledger.front.timeline.Timeline.Span;
import dev.opsledger.front.timeline.TimelineRequest;
import dev.opsledger.front.timeline.TimelineService;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.QueryValue;
import java.time.Clock;
import java.util.Optional;

/** {@code /timeline}: what changed around an incident, a commit, a deployment or in a project. */
@Controller("/timeline")
@ReadRoute
final class TimelineApi {
  private final TimelineService timelines;
  private final Clock clock;

  TimelineApi(TimelineService timelines, Clock clock) {
    this.timelines = timelines;
    this.clock = clock;
  }

  @Get
  String read(
      @QueryValue @Nullable String incident,
      @QueryValue @Nullable String commit,
      @QueryValue @Nullable String deployment,
      @QueryValue @Nullable String project,
      @QueryValue @Nullable String minutes,
      @QueryValue @Nullable String since,
      @QueryValue @Nullable String until) {
    if (project == null && (since != null || until != null)) {
      throw RequestException.invalid(
          "since and until are those of a project: give them with project");
    }
    var asked =
        new TimelineRequest(
            Optional.ofNullable(incident),
            Optional.ofNullable(commit),
            Optional.ofNullable(deployment),
            Optional.ofNullable(project),
            Optional.ofNullable(minutes));
    return Json.text(TimelineJson.of(asked.read(timelines, () -> span(since, until))));
  }

  private Span span(String since, String until) {
    Period period = PeriodParser.of(since, until, clock.instant());
    return new Span(period.since(), period.until());
  }
}
