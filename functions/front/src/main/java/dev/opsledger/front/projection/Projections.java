package dev.opsledger.front.projection;

import dev.opsledger.core.outbox.Fact;
import dev.opsledger.front.domain.Contribution;
import dev.opsledger.front.domain.Projection;
import dev.opsledger.front.store.FrontKeys;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/**
 * Projects each kind of fact. An unknown kind is stored and not counted. Days that neither the page
 * nor a digest shows any more are not counted either, so that a backfill of old runs costs no
 * counter writes.
 */
public record Projections(ZoneId zone) {
  /** Traffic is shown for this many days. */
  private static final int SHOWN_TRAFFIC_DAYS = 16;

  /** A digest of a Monday tells of the days from Friday on. */
  private static final int TOLD_DAYS = 3;

  /**
   * The projection of a fact.
   *
   * @param now decides which days are shown
   */
  Projection of(Fact fact, Instant now) {
    int days = fact.kind().equals("visits") ? SHOWN_TRAFFIC_DAYS : TOLD_DAYS;
    LocalDate first = now.atZone(zone).toLocalDate().minusDays(days);
    return of(fact).onlyContributions(contribution -> isShown(contribution, first));
  }

  private static boolean isShown(Contribution contribution, LocalDate first) {
    return FrontKeys.day(contribution.key()).map(day -> !day.isBefore(first)).orElse(true);
  }

  private Projection of(Fact fact) {
    if (fact.isGone()) {
      return Projection.NOTHING;
    }
    return switch (fact.kind()) {
      case "run" -> RunProjection.of(fact, zone);
      case "deployment" -> DeploymentProjection.of(fact, zone);
      case "incident" -> IncidentProjection.of(fact);
      case "visits" -> VisitsProjection.of(fact);
      case "gist" -> GistProjection.of(fact);
      default -> Projection.NOTHING;
    };
  }
}
