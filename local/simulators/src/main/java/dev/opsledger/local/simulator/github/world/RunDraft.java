package dev.opsledger.local.simulator.github.world;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

/**
 * What a run to be added shall be: completed with success, pushed to main, unless said otherwise.
 */
public final class RunDraft {
  private static final Account DEVELOPER = Account.user(583_231, "mona-lisa");
  private static final Duration USUAL = Duration.ofMinutes(3);

  private final Instant createdAt;
  private Long id;
  private Integer number;
  private RunProgress progress;
  private String event = "push";
  private String branch = "main";
  private String sha = "593ddcf11650629feb02bdb217966882cff9d916";
  private String message = "Tighten the bolts";
  private Account actor = DEVELOPER;
  private String runName;
  private boolean old;

  private RunDraft(Instant createdAt) {
    this.createdAt = Objects.requireNonNull(createdAt);
  }

  /** A run created at a time. */
  public static RunDraft at(Instant createdAt) {
    return new RunDraft(createdAt);
  }

  /** Waiting for a runner. */
  public RunDraft queued() {
    return progress(RunState.queued(createdAt));
  }

  /** Taken by a runner. */
  public RunDraft inProgress() {
    return progress(RunState.queued(createdAt).begin(createdAt.plusSeconds(5)));
  }

  /** Ended, three minutes after its creation. */
  public RunDraft completed(String conclusion) {
    return completed(conclusion, createdAt.plus(USUAL));
  }

  /** Ended at a time. */
  public RunDraft completed(String conclusion, Instant at) {
    return progress(RunState.queued(createdAt).complete(conclusion, at));
  }

  /** In progress by the clock until a time, then ended. */
  public RunDraft completing(String conclusion, Instant at) {
    var begun = RunState.queued(createdAt).begin(createdAt);
    return progress(new RunTimeline(List.of(begun, begun.complete(conclusion, at))));
  }

  /** Any progress. */
  public RunDraft progress(RunProgress other) {
    progress = other;
    return this;
  }

  /** An id of the caller's choice; the world counts upwards otherwise. */
  public RunDraft id(long wanted) {
    id = wanted;
    return this;
  }

  /** A run number of the caller's choice; the world counts upwards otherwise. */
  public RunDraft number(int wanted) {
    number = wanted;
    return this;
  }

  /** What started it, {@code push} unless said. */
  public RunDraft event(String name) {
    event = name;
    return this;
  }

  /** The branch; null is what GitHub gives for some events. */
  public RunDraft branch(String name) {
    branch = name;
    return this;
  }

  /** The commit. */
  public RunDraft sha(String hex) {
    sha = hex;
    return this;
  }

  /** The commit's message. */
  public RunDraft message(String text) {
    message = text;
    return this;
  }

  /** What the {@code run-name} of its workflow makes of it; its workflow has none otherwise. */
  public RunDraft runName(String text) {
    runName = text;
    return this;
  }

  /** Who started it. */
  public RunDraft actor(Account who) {
    actor = who;
    return this;
  }

  /** As runs of early 2020 are answered: without path, attempt, actor and display title. */
  public RunDraft old() {
    old = true;
    return this;
  }

  Instant createdAt() {
    return createdAt;
  }

  long idOr(long next) {
    return id == null ? next : id;
  }

  int numberOr(int next) {
    return number == null ? next : number;
  }

  RunProgress progress() {
    return progress == null ? completed("success").progress : progress;
  }

  RunTrigger trigger() {
    return new RunTrigger(event, branch, sha, message, actor, runName);
  }

  boolean isOld() {
    return old;
  }
}
