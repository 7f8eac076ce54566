package dev.opsledger.front.dora;

import dev.opsledger.front.dora.DoraResult.Gaps;
import dev.opsledger.front.dora.DoraResult.Reasons;
import dev.opsledger.front.dora.Figures.Unplanned;
import dev.opsledger.front.dora.SourceCounts.Missing;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.function.Function;

/**
 * How much of the data that a figure needs is known.
 *
 * @param level {@code all}, {@code some} or {@code none}
 * @param reason why it is not {@code all}
 */
public record Confidence(String level, Optional<String> reason) {
  private static final Confidence ALL = new Confidence("all", Optional.empty());

  private static final String EMPTY = "the period has no deployment";
  private static final String UNKNOWN_INCIDENTS =
      "PagerDuty's incidents are not known before the first sync of on-call is complete";

  private static Confidence some(String reason) {
    return new Confidence("some", Optional.of(reason));
  }

  private static Confidence none(String reason) {
    return new Confidence("none", Optional.of(reason));
  }

  private static Confidence unless(Optional<String> missing) {
    return missing.map(Confidence::some).orElse(ALL);
  }

  /** The confidence in the deployment frequency. */
  public static Confidence inFrequency(DoraResult result) {
    return unless(missingDeployments(result));
  }

  /** The confidence in the lead time. */
  public static Confidence inLeadTime(DoraResult result) {
    int known = result.figures().leads().size();
    long all = result.figures().distinctCommits();
    Reasons reasons = result.gaps().reasons();
    if (known == 0) {
      return none(because("no deployment has a commit whose first run is known", reasons.noRuns()));
    }
    if (known < all) {
      return some(
          because(
              "the commit or its first run is unknown for %d of %d".formatted(all - known, all),
              reasons.noRuns()));
    }
    return unless(reasons.runs().or(() -> missingDeployments(result)));
  }

  private static String because(String what, Optional<String> why) {
    return why.map(reason -> what + ": " + reason).orElse(what);
  }

  /** The confidence in the change failure rate. */
  public static Confidence inFailureRate(DoraResult result) {
    if (isUnserved(result)) {
      return none(unserved(result).orElseThrow());
    }
    if (result.figures().releases().isEmpty()) {
      return none(missing(result).orElse(EMPTY));
    }
    return unless(unserved(result).or(() -> unsettled(result)).or(() -> missing(result)));
  }

  /** The confidence in the time to restore. */
  public static Confidence inTimeToRestore(DoraResult result) {
    int all = result.figures().failures().size();
    long restored = result.figures().restored();
    if (isUnserved(result)) {
      return none(unserved(result).orElseThrow());
    }
    if (restored == 0) {
      return none(
          all == 0 ? "no incident counts against a deployment" : "no incident is resolved yet");
    }
    return restored == all
        ? unless(unserved(result).or(() -> unsettled(result)).or(() -> missing(result)))
        : some(
            "%d of %d incidents %s still open".formatted(all - restored, all, are(all - restored)));
  }

  /** The confidence in the time to recover from a failed deployment. */
  public static Confidence inRecovery(DoraResult result) {
    Unplanned unplanned = result.figures().unplanned();
    int all = unplanned.recoveries().size();
    long recovered = unplanned.recovered();
    if (recovered == 0) {
      return none(
          unserved(result)
              .orElse(
                  all == 0
                      ? "no deployment is known to have failed"
                      : "no failed deployment is remedied yet"));
    }
    return recovered == all
        ? unless(
            unserved(result)
                .or(() -> unsettled(result))
                .or(() -> unclear(result))
                .or(() -> missing(result)))
        : some(
            "%d of %d failed deployments %s not remedied yet"
                .formatted(all - recovered, all, are(all - recovered)));
  }

  /** The confidence in the rework rate. */
  public static Confidence inRework(DoraResult result) {
    if (result.figures().releases().isEmpty()) {
      return none(missing(result).orElse(EMPTY));
    }
    return unless(
        unserved(result)
            .or(() -> unclear(result))
            .or(() -> unjudged(result))
            .or(() -> missing(result)));
  }

  /** The confidence in the rollbacks. */
  public static Confidence inRollbacks(DoraResult result) {
    return unless(unclear(result).or(() -> missingDeployments(result)));
  }

  /** Whether no service belongs to any of the projects. */
  private static boolean isUnserved(DoraResult result) {
    return result.services().isEmpty();
  }

  private static Optional<String> unserved(DoraResult result) {
    Gaps gaps = result.gaps();
    return gaps.unserved().stream()
        .findFirst()
        .map(
            project ->
                ("no service belongs to project %d: neither the identity map nor DORA_SERVICES"
                        + " names one")
                    .formatted(project));
  }

  private static Optional<String> unsettled(DoraResult result) {
    int all = result.figures().releases().size();
    long open = all - result.figures().settled();
    return when(
        open > 0,
        result,
        until ->
            "the failure window of %d of %d deployments is not over: incidents are known until %s"
                .formatted(open, all, until));
  }

  private static Optional<String> unjudged(DoraResult result) {
    int all = result.figures().releases().size();
    long open = result.figures().unplanned().unjudged();
    return when(
        open > 0,
        result,
        until ->
            "incidents are known until %s, and %d of %d deployments %s later"
                .formatted(until, open, all, are(open)));
  }

  private static Optional<String> when(
      boolean open, DoraResult result, Function<Instant, String> known) {
    return open
        ? Optional.of(
            result
                .gaps()
                .knownUntil()
                .map(at -> at.truncatedTo(ChronoUnit.SECONDS))
                .map(known)
                .orElse(UNKNOWN_INCIDENTS))
        : Optional.empty();
  }

  private static Optional<String> unclear(DoraResult result) {
    long unclear = result.figures().unplanned().unclear();
    int all = result.figures().releases().size();
    if (unclear == 0) {
      return Optional.empty();
    }
    return Optional.of(
        unclear == 1
            ? "an unknown commit hides whether 1 of %d deployments is a rollback".formatted(all)
            : "unknown commits hide whether %d of %d deployments are rollbacks"
                .formatted(unclear, all));
  }

  private static Optional<String> missingDeployments(DoraResult result) {
    Missing missing = result.gaps().missing();
    if (missing.deployments() > 0) {
      return Optional.of(neverReceived(missing.deployments(), "done deployment"));
    }
    return missing
        .wholeFrom()
        .map("deployments are counted since %s, so earlier ones may be missing"::formatted)
        .or(result.gaps().reasons()::deployments);
  }

  private static Optional<String> missing(DoraResult result) {
    long incidents = result.gaps().missing().incidents();
    return incidents > 0
        ? Optional.of(neverReceived(incidents, "incident"))
        : result.gaps().reasons().incidents().or(() -> missingDeployments(result));
  }

  private static String neverReceived(long number, String what) {
    return "%d %s of these days %s counted but never received"
        .formatted(number, number == 1 ? what : what + "s", number == 1 ? "was" : "were");
  }

  private static String are(long number) {
    return number == 1 ? "is" : "are";
  }
}
