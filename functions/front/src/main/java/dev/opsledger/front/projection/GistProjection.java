package dev.opsledger.front.projection;

import dev.opsledger.core.json.Json;
import dev.opsledger.core.outbox.Fact;
import dev.opsledger.front.domain.Contribution;
import dev.opsledger.front.domain.Projection;
import dev.opsledger.front.store.FrontKeys;
import java.util.LinkedHashMap;
import java.util.List;

/** A gist, and whether it has become a deal. */
public final class GistProjection {
  public static final String ALL = "gists";
  public static final String DEALS = "deals";
  public static final String REFUSED = "refused";

  private GistProjection() {}

  static Projection of(Fact fact) {
    var numbers = new LinkedHashMap<String, Long>();
    numbers.put(ALL, 1L);
    if (Json.number(fact.payload(), "dealId").isPresent()) {
      numbers.put(DEALS, 1L);
    } else if (Json.text(fact.payload(), "deal").filter(REFUSED::equals).isPresent()) {
      numbers.put(REFUSED, 1L);
    }
    return Projection.of(List.of(Contribution.of(FrontKeys.now(FrontKeys.GISTS), numbers)))
        .ranked(FrontKeys.gists(fact.occurredAt()), fact.occurredAt().toEpochMilli());
  }
}
