package dev.opsledger.bench.cost;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Measures the costs of all routes and syncs for one size of stored data. */
final class Measured {
  /** Suffix of the name for the background work that a request causes. */
  static final String AFTER = ": what follows";

  private static final List<String> SOURCES = List.of("Ci", "Oncall", "Traffic", "Gists");

  private Measured() {}

  /**
   * Fills a host with data and measures.
   *
   * @return costs by route or sync, in the order of measurement; the background work that a POST
   *     causes has an entry of its own
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
    ask(sizes, MeasuredPages.of(sizes), costs);
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
