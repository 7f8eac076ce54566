package dev.opsledger.front.dora;

import dev.opsledger.front.dora.SourceCounts.Missing;
import java.util.Optional;

/**
 * How much of the data that a figure needs is known.
 *
 * @param level {@code all}, {@code some} or {@code none}
 * @param reason why it is not {@code all}
 */
public record Confidence(String level, Optional<String> reason) {
  private static final Confidence ALL = new Confidence("all", Optional.empty());

  private static final String NO_SERVICES = "DORA_SERVICES lists no services for this project";

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
    if (known == 0) {
      return none("no deployment has a commit whose first run is known");
    }
    return known == all
        ? unless(result.runGaps().or(() -> missingDeployments(result)))
        : some("the commit or its first run is unknown for %d of %d".formatted(all - known, all));
  }

  /** The confidence in the change failure rate. */
  public static Confidence inFailureRate(DoraResult result) {
    int all = result.figures().releases().size();
    long settled = result.figures().settled();
    if (result.services().isEmpty()) {
      return none(NO_SERVICES);
    }
    if (all == 0) {
      return none(missing(result).orElse("the period has no deployment"));
    }
    if (settled == all) {
      return unless(missing(result));
    }
    String known = result.knownUntil().map(at -> "until " + at).orElse("not at all");
    return some(
        "the failure window of %d of %d deployments is not over: incidents are known %s"
            .formatted(all - settled, all, known));
  }

  /** The confidence in the time to restore. */
  public static Confidence inTimeToRestore(DoraResult result) {
    int all = result.figures().failures().size();
    long restored = result.figures().restored();
    if (result.services().isEmpty()) {
      return none(NO_SERVICES);
    }
    if (restored == 0) {
      return none(
          all == 0 ? "no incident counts against a deployment" : "no incident is resolved yet");
    }
    return restored == all
        ? unless(missing(result))
        : some("%d of %d incidents are still open".formatted(all - restored, all));
  }

  private static Optional<String> missingDeployments(DoraResult result) {
    Missing missing = result.missing();
    if (missing.deployments() > 0) {
      return Optional.of(
          "%d done deployments of these days were counted but never received"
              .formatted(missing.deployments()));
    }
    return missing
        .wholeFrom()
        .map("deployments are counted since %s, so earlier ones may be missing"::formatted)
        .or(result::unread);
  }

  private static Optional<String> missing(DoraResult result) {
    long incidents = result.missing().incidents();
    return incidents > 0
        ? Optional.of(
            "%d incidents of these days were counted but never received".formatted(incidents))
        : missingDeployments(result);
  }
}
