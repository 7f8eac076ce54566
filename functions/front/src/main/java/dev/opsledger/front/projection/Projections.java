package dev.opsledger.front.projection;

import dev.opsledger.core.outbox.Fact;
import dev.opsledger.front.domain.Projection;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/**
 * How the front sees each kind of thing; one that it does not know adds to no number, nor does one
 * of a day that the page shows no more: who brings years of runs does not change their numbers.
 */
public record Projections(ZoneId zone) {
  /** Traffic is shown for so many days. */
  private static final int VISITS_DAYS = 16;

  /**
   * @param now the present, which says what is shown
   */
  Projection of(Fact fact, Instant now) {
    Projection view = of(fact);
    int days = fact.kind().equals("visits") ? VISITS_DAYS : 0;
    LocalDate first = now.atZone(zone).toLocalDate().minusDays(days);
    return view.withoutDaysBefore(first);
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
