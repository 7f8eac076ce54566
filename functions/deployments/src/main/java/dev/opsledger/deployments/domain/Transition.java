package dev.opsledger.deployments.domain;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * The latest thing that happened to a deployment: what its event tells.
 *
 * @param revision 1 for the creation, one more for each change
 * @param status where the deployment is since
 * @param from where it was before, empty for the creation
 * @param at when, in whole milliseconds, never before the step before
 * @param secondsInPrevious whole seconds in the former status, empty for the creation
 * @param actor by which way it was done
 * @param by who did it, empty for steps of before that was noted
 * @param assignedUrl the address that the project got by this step
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

  /** By which way something is done to a deployment. */
  public enum Actor {
    API,
    WEBHOOK
  }

  public static Transition first(Instant at, String by) {
    return new Transition(
        1,
        Status.PENDING,
        Optional.empty(),
        at,
        Optional.empty(),
        Actor.API,
        Optional.of(by),
        Optional.empty());
  }

  /** The step after this one. A clock that went back makes it as late as this one, not earlier. */
  public Transition next(Status to, Instant now, Actor actor, String by) {
    Instant when = now.isBefore(at) ? at : now;
    long seconds = Duration.between(at, when).toSeconds();
    return new Transition(
        revision + 1,
        to,
        Optional.of(status),
        when,
        Optional.of(seconds),
        actor,
        Optional.of(by),
        Optional.empty());
  }

  public Transition assigning(String url) {
    return new Transition(revision, status, from, at, secondsInPrevious, actor, by, Optional.of(url));
  }
}
