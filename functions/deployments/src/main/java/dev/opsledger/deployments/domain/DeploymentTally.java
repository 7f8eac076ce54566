package dev.opsledger.deployments.domain;

import dev.opsledger.core.rollup.Histogram;
import dev.opsledger.core.rollup.Tally;
import java.time.Duration;

/**
 * What an ended deployment adds to the rollup of its project, environment and day: one by its end
 * state, the time it took if it is done, and one if it is a done rollback. A done rollback says
 * that the deployment that it replaced failed, and it is work that nobody planned; what else DORA's
 * rules need is known only beside incidents.
 */
public final class DeploymentTally {
  /** Counts done deployments of a commit that was live before. */
  public static final String ROLLBACKS = "rollbacks";

  /** The seconds from pending to done, of those for which they are known. */
  public static final Histogram SECONDS = new Histogram("t:");

  private DeploymentTally() {}

  /** What a deployment counts for; nothing until it has ended. */
  public static Tally of(Deployment deployment) {
    if (!deployment.status().isFinal()) {
      return Tally.NONE;
    }
    var tally = Tally.of(deployment.status().text(), 1);
    if (deployment.status() != Status.DONE) {
      return tally;
    }
    Tally timed =
        deployment
            .deployedIn()
            .map(seconds -> tally.plus(SECONDS.of(Duration.ofSeconds(seconds))))
            .orElse(tally);
    return deployment.details().rollbackOf().isPresent() ? timed.plus(ROLLBACKS, 1) : timed;
  }
}
