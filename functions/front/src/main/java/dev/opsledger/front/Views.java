package dev.opsledger.front;

import dev.opsledger.core.outbox.Fact;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/**
 * How the front sees each kind of thing; one that it does not know adds to no number, nor does one
 * of a day that the page shows no more: who brings years of runs does not change their numbers.
 */
record Views(ZoneId zone) {
  /** Traffic is shown for so many days. */
  private static final int VISITS_DAYS = 16;

  /**
   * @param now the present, which says what is shown
   */
  View of(Fact fact, Instant now) {
    View view = of(fact);
    int days = fact.kind().equals("visits") ? VISITS_DAYS : 0;
    LocalDate first = now.atZone(zone).toLocalDate().minusDays(days);
    return view.withoutDaysBefore(first);
  }

  private View of(Fact fact) {
    if (fact.isGone()) {
      return View.NOTHING;
    }
    return switch (fact.kind()) {
      case "run" -> RunView.of(fact, zone);
      case "deployment" -> DeploymentView.of(fact, zone);
      case "incident" -> IncidentView.of(fact);
      case "visits" -> VisitsView.of(fact);
      case "gist" -> GistView.of(fact);
      default -> View.NOTHING;
    };
  }
}
