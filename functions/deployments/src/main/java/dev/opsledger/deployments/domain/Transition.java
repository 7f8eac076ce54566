package dev.opsledger.deployments.domain;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * A change of a deployment's status, its creation included; each one becomes an event.
 *
 * @param revision 1 for the creation, one more for each write of the deployment
 * @param status the new status
 * @param from the former status, empty for the creation
 * @param at when, in whole milliseconds, not earlier than the transition before
 * @param secondsInPrevious whole seconds in the former status, empty for the creation
 * @param actor what caused it
 * @param by who caused it, empty for transitions from before this was recorded and where GitHub
 *     names nobody
 * @param assignedUrl the URL that the project was assigned with this transition
 */
public record Transition(
    long revision,
    Status status,
    Optional<Status> from,
    Instant at,
    Optional<Long> secondsInPrevious,
    Actor actor,
    Optional<String> by,
    Optional<String> assignedUrl) {

  /** What caused a transition. */
  public enum Actor {
    API,
    WEBHOOK,
    GITHUB
  }

  /** The creation of a deployment. */
  public static Transition first(Instant at, Actor actor, Optional<String> by) {
    return new Transition(
        1, Status.PENDING, Optional.empty(), at, Optional.empty(), actor, by, Optional.empty());
  }

  /** The transition after this one; if the clock went back, at the same time as this one. */
  public Transition next(Status to, Instant now, Actor actor, Optional<String> by) {
    Instant when = now.isBefore(at) ? at : now;
    long seconds = Duration.between(at, when).toSeconds();
    return new Transition(
        revision + 1,
        to,
        Optional.of(status),
        when,
        Optional.of(seconds),
        actor,
        by,
        Optional.empty());
  }

  /** This transition as part of another revision of its deployment. */
  Transition ofRevision(long number) {
    return new Transition(number, status, from, at, secondsInPrevious, actor, by, assignedUrl);
  }

  /** This transition with a URL that it assigns to the project. */
  public Transition assigning(String url) {
    return new Transition(
        revision, status, from, at, secondsInPrevious, actor, by, Optional.of(url));
  }
}
