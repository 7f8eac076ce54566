package dev.opsledger.front.timeline;

import dev.opsledger.core.error.RequestException;
import dev.opsledger.front.timeline.Timeline.Span;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Which timeline somebody asks for, as given; exactly one of the first four.
 *
 * @param minutes how long before an incident
 */
public record TimelineRequest(
    Optional<String> incident,
    Optional<String> commit,
    Optional<String> deployment,
    Optional<String> project,
    Optional<String> minutes) {
  private static final Duration DEFAULT_WINDOW = Duration.ofHours(2);
  private static final int MOST_MINUTES = 1_440;

  /**
   * The timeline.
   *
   * @param period the time of a project's
   * @throws RequestException 400 if something is malformed, 404 if there is no such thing
   */
  public Timeline read(TimelineService timelines, Supplier<Span> period) {
    if (Stream.of(incident, commit, deployment, project).filter(Optional::isPresent).count() != 1) {
      throw RequestException.invalid(
          "give one of incident, commit, deployment and project, and only one");
    }
    if (minutes.isPresent() && incident.isEmpty()) {
      throw RequestException.invalid(
          "minutes are those before an incident: give them with incident");
    }
    if (incident.isPresent()) {
      return ofIncident(timelines, incident.get());
    }
    if (commit.isPresent()) {
      return timelines.ofCommit(sha(commit.get()));
    }
    return deployment.isPresent()
        ? timelines.ofDeployment(id("deployment", deployment.get()))
        : timelines.ofProject(Long.parseLong(id("project", project.get())), period.get());
  }

  private Timeline ofIncident(TimelineService timelines, String id) {
    if (id.isBlank()) {
      throw RequestException.invalid("incident must be the id of an incident");
    }
    if (!id.matches("[!-~]{1,200}")) {
      throw RequestException.notFound("there is no such incident");
    }
    return timelines.ofIncident(id, minutes.map(TimelineRequest::window).orElse(DEFAULT_WINDOW));
  }

  private static Duration window(String minutes) {
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
}
