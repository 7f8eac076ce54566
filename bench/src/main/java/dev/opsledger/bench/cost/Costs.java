package dev.opsledger.bench.cost;

import dev.opsledger.bench.FigureTable;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Measures what each route and each sync costs in DynamoDB units, SQS calls and milliseconds at
 * growing sizes of stored data, and computes the monthly bill of three sizes of company.
 */
public final class Costs {
  /** Costs by name of the route or sync, one for each size. */
  private final Map<String, List<Cost>> table = new LinkedHashMap<>();

  private Costs() {}

  /**
   * Runs the benchmark.
   *
   * @param args how many older things of each kind there are besides today's ten; 1, 100 and 10000
   *     by default
   */
  public static void main(String[] args) throws Exception {
    List<String> pasts = args.length > 0 ? List.of(args) : List.of("1", "100", "10000");
    var costs = new Costs();
    for (String older : pasts) {
      try (var sizes = new Sizes(Integer.parseInt(older), 1)) {
        Measured.of(sizes, Integer.parseInt(older)).forEach(costs::note);
      }
    }
    costs.print(pasts);
    new Bill(Rates.unchangedRepository(), costs.table).print();
  }

  private void note(String name, Cost cost) {
    table.computeIfAbsent(name, n -> new ArrayList<>()).add(cost);
  }

  private void print(List<String> pasts) {
    FigureTable.line(
        "| read units, write units, calls of SQS; time | %s | grows |",
        String.join(" | ", pasts.stream().map(each -> "× " + each).toList()));
    FigureTable.line("|---|%s---|", "---|".repeat(pasts.size()));
    table.forEach(
        (name, costs) -> {
          boolean same = costs.stream().map(Cost::units).distinct().count() == 1;
          FigureTable.line(
              "| %s | %s | %s |",
              name,
              String.join(" | ", costs.stream().map(Cost::toString).toList()),
              same ? "no" : "yes");
        });
    FigureTable.line("");
  }
}
