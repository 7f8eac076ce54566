package dev.opsledger.local.simulator.github.world;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

/**
 * Builds a run to add to a world. By default it completed successfully and was triggered by a push
 * to main.
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

  /** A run created at this time. */
  public static RunDraft at(Instant createdAt) {
    return new RunDraft(createdAt);
  }

  /** Makes it wait for a runner. */
  public RunDraft queued() {
    return progress(RunState.queued(createdAt));
  }

  /** Makes it in progress. */
  public RunDraft inProgress() {
    return progress(RunState.queued(createdAt).begin(createdAt.plusSeconds(5)));
  }

  /** Completes it three minutes after its creation. */
  public RunDraft completed(String conclusion) {
    return completed(conclusion, createdAt.plus(USUAL));
  }

  /** Completes it at this time. */
  public RunDraft completed(String conclusion, Instant at) {
    return progress(RunState.queued(createdAt).complete(conclusion, at));
  }

  /** Keeps it in progress until the clock reaches this time, then completes it. */
  public RunDraft completing(String conclusion, Instant at) {
    var begun = RunState.queued(createdAt).begin(createdAt);
    return progress(new RunTimeline(List.of(begun, begun.complete(conclusion, at))));
  }

  /** Sets a custom progress. */
  public RunDraft progress(RunProgress other) {
    progress = other;
    return this;
  }

  /** Sets the id; by default the world assigns ascending ids. */
  public RunDraft id(long wanted) {
    id = wanted;
    return this;
  }

  /** Sets the run number; by default runs are numbered in ascending order. */
  public RunDraft number(int wanted) {
    number = wanted;
    return this;
  }

  /** Sets the event that triggered it; {@code push} by default. */
  public RunDraft event(String name) {
    event = name;
    return this;
  }

  /** Sets the branch; null as in GitHub's responses for some events. */
  public RunDraft branch(String name) {
    branch = name;
    return this;
  }

  /** Sets the commit. */
  public RunDraft sha(String hex) {
    sha = hex;
    return this;
  }

  /** Sets the commit message. */
  public RunDraft message(String text) {
    message = text;
    return this;
  }

  /** Sets the result of the workflow's {@code run-name}; by default it has none. */
  public RunDraft runName(String text) {
    runName = text;
    return this;
  }

  /** Sets the user who triggered it. */
  public RunDraft actor(Account who) {
    actor = who;
    return this;
  }

  /** Omits path, attempt, actor and display title, as GitHub does for runs of early 2020. */
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
