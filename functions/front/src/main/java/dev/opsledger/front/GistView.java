package dev.opsledger.front;

import dev.opsledger.core.json.Json;
import dev.opsledger.core.outbox.Fact;
import java.util.LinkedHashMap;
import java.util.List;

/** A gist, and whether it has become a deal. */
final class GistView {
  static final String ALL = "gists";
  static final String DEALS = "deals";
  static final String REFUSED = "refused";

  private GistView() {}

  static View of(Fact fact) {
    var numbers = new LinkedHashMap<String, Long>();
    numbers.put(ALL, 1L);
    if (Json.number(fact.payload(), "dealId").isPresent()) {
      numbers.put(DEALS, 1L);
    } else if (Json.text(fact.payload(), "deal").filter(REFUSED::equals).isPresent()) {
      numbers.put(REFUSED, 1L);
    }
    return View.of(List.of(Share.of(FrontKeys.now(FrontKeys.GISTS), numbers)))
        .ranked(FrontKeys.gists(fact.occurredAt()), fact.occurredAt().toEpochMilli());
  }
}
