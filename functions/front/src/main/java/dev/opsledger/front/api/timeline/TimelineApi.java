package dev.opsledger.front.api.timeline;

import dev.opsledger.core.access.ReadRoute;
import dev.opsledger.core.error.RequestException;
import dev.opsledger.core.json.Json;
import dev.opsledger.front.api.PeriodParser;
import dev.opsledger.front.dora.Period;
import dev.opsledger.front.timeline.Timeline;
import dev.opsledger.front.timeline.Timeline.Span;
import dev.opsledger.front.timeline.TimelineService;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.QueryValue;
import java.time.Clock;
import java.time.Duration;
import java.util.Objects;
import java.util.stream.Stream;

/** {@code /timeline}: what changed around an incident, a commit, a deployment or in a project. */
@Controller("/timeline")
@ReadRoute
final class TimelineApi {
  private static final int DEFAULT_MINUTES = 120;
  private static final int MOST_MINUTES = 1_440;

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
    long given = Stream.of(incident, commit, deployment, project).filter(Objects::nonNull).count();
    if (given != 1) {
      throw RequestException.invalid(
          "give one of incident, commit, deployment and project, and only one");
    }
    Timeline timeline =
        incident != null
            ? ofIncident(incident, minutes)
            : commit != null
                ? timelines.ofCommit(sha(commit))
                : deployment != null
                    ? timelines.ofDeployment(id("deployment", deployment))
                    : ofProject(project, since, until);
    return Json.text(TimelineJson.of(timeline));
  }

  private Timeline ofIncident(String id, String minutes) {
    if (!id.matches("[!-~]{1,200}")) {
      throw RequestException.notFound("there is no such incident");
    }
    return timelines.ofIncident(id, window(minutes));
  }

  private static Duration window(String minutes) {
    if (minutes == null) {
      return Duration.ofMinutes(DEFAULT_MINUTES);
    }
    if (!minutes.matches("[1-9][0-9]{0,3}") || Integer.parseInt(minutes) > MOST_MINUTES) {
      throw RequestException.invalid("minutes must be a whole number from 1 to " + MOST_MINUTES);
    }
    return Duration.ofMinutes(Integer.parseInt(minutes));
  }

  private static String sha(String commit) {
    if (!commit.strip().matches("[0-9a-fA-F]{7,64}")) {
      throw RequestException.invalid("commit must be an id of 7 to 64 hexadecimal digits");
    }
    return commit;
  }

  private static String id(String what, String text) {
    if (!text.matches("[1-9][0-9]{0,15}")) {
      throw RequestException.invalid(what + " must be an id, a positive whole number");
    }
    return text;
  }

  private Timeline ofProject(String project, String since, String until) {
    Period period = PeriodParser.of(since, until, clock.instant());
    return timelines.ofProject(
        Long.parseLong(id("project", project)), new Span(period.since(), period.until()));
  }
}
