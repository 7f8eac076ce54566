package dev.opsledger.front;

import dev.opsledger.core.outbox.Fact;
import java.time.ZoneId;

/** How the front sees each kind of thing; one that it does not know adds to no number. */
record Views(ZoneId zone) {
  View of(Fact fact) {
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
