package dev.opsledger.deployments.store;

import dev.opsledger.core.dynamo.TransactionBuilder;
import dev.opsledger.core.rollup.RollupRows;
import dev.opsledger.core.rollup.Tally;
import dev.opsledger.deployments.domain.Deployment;
import dev.opsledger.deployments.domain.DeploymentTally;
import dev.opsledger.deployments.store.DeploymentCounts.Place;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Counts deployments in the rollups of their projects, environments and days. A deployment's row
 * says in which rollup it is counted, so a change takes from there what the former state counted,
 * wherever it would be counted now; a row of a former version says nothing and is in none.
 *
 * @param zone whose days the rollups have
 */
public record RollupPlaces(ZoneId zone) {
  /** A deployment with the rollup in which its state is counted from now on. */
  Deployment place(Deployment deployment) {
    return deployment.countedIn(
        Optional.of(deployment).filter(each -> each.status().isFinal()).map(this::sk));
  }

  private String sk(Deployment deployment) {
    LocalDate day = deployment.latest().at().atZone(zone).toLocalDate();
    return DeploymentsKeys.rollup(day, deployment.details().environment());
  }

  /** The changes of rollups that one transaction brings, each rollup once. */
  static final class Changes {
    private final Map<Place, Tally> changes = new HashMap<>();

    /** Adds what a deployment counts for where it is counted, or with -1 takes it away. */
    void count(Deployment deployment, long times) {
      Tally tally = DeploymentTally.of(deployment);
      deployment
          .rollup()
          .map(sk -> new Place(DeploymentsKeys.project(deployment.project().id()), sk))
          .ifPresent(
              place ->
                  changes.merge(place, times < 0 ? Tally.NONE.minus(tally) : tally, Tally::plus));
    }

    Map<Place, Tally> tallies() {
      return changes;
    }

    void addTo(TransactionBuilder transaction) {
      changes.forEach(
          (place, change) -> {
            if (!change.isEmpty()) {
              transaction.add(write -> RollupRows.add(write, place.pk(), place.sk(), change));
            }
          });
    }
  }
}
