package dev.opsledger.front.projection;

import dev.opsledger.core.json.Json;
import dev.opsledger.core.outbox.Fact;
import dev.opsledger.front.domain.Contribution;
import dev.opsledger.front.domain.GistCounters;
import dev.opsledger.front.domain.Projection;
import dev.opsledger.front.store.FrontKeys;
import java.util.LinkedHashMap;
import java.util.List;

/** Counts a gist, and whether it has become a deal or was refused. */
final class GistProjection {
  private GistProjection() {}

  static Projection of(Fact fact) {
    var numbers = new LinkedHashMap<String, Long>();
    numbers.put(GistCounters.ALL, 1L);
    if (Json.number(fact.payload(), "dealId").isPresent()) {
      numbers.put(GistCounters.DEALS, 1L);
    } else if (Json.text(fact.payload(), "deal").filter(GistCounters.REFUSED::equals).isPresent()) {
      numbers.put(GistCounters.REFUSED, 1L);
    }
    return Projection.of(List.of(Contribution.of(FrontKeys.gistsNow(), numbers)))
        .ranked(FrontKeys.gists(fact.occurredAt()), fact.occurredAt().toEpochMilli());
  }
}
