package dev.opsledger.bench.cost;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The costs of all routes and synchronizations over one size of what is stored. */
final class Measured {
  /** Ends the name of what happens behind the answer of a request. */
  static final String AFTER = ": what follows";

  private static final List<String> SOURCES = List.of("Ci", "Oncall", "Traffic", "Gists");

  private Measured() {}

  /**
   * Fills a host and measures.
   *
   * @return by route or synchronization, in the order in which they were measured; what follows the
   *     answer of a request that changes something is a row of its own
   */
  static Map<String, Cost> of(Sizes sizes, int older) throws Exception {
    Map<String, Cost> costs = new LinkedHashMap<>();
    var filling = new Filling(sizes);
    var ours = filling.start();
    for (String source : SOURCES) {
      sizes.sync(source);
      sizes.sync(source);
      costs.put("unchanged sync of " + source, sizes.sync(source));
    }
    ask(sizes, MeasuredRoutes.refreshing(sizes, ours), costs);
    filling.grow(older);
    ask(sizes, MeasuredRoutes.of(sizes, ours), costs);
    return costs;
  }

  private static void ask(Sizes sizes, List<MeasuredRoute> routes, Map<String, Cost> costs)
      throws Exception {
    for (MeasuredRoute route : routes) {
      sizes.ask(route); // The first request of an instance may read more.
      Sizes.Answered cost = sizes.ask(route);
      costs.put(route.name(), cost.request());
      if (route.name().startsWith("POST")) {
        costs.put(route.name() + AFTER, cost.after());
      }
    }
  }
}
