package dev.opsledger.bench.cost;

import dev.opsledger.bench.Figures;
import dev.opsledger.bench.Meter;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What each route and each synchronization costs in DynamoDB's units and SQS's calls, at growing
 * sizes of what is stored, and what three sizes of company pay a month.
 */
public final class Costs {
  static final String TOKEN = "0123456789abcdef0123456789abcdef";
  private static final List<String> ROUTES =
      List.of(
          "/org/acme/daily-runs",
          "/refresh-data/none",
          "/dashboard/services",
          "/dashboard/teams/services",
          "/dashboard/escalation_policies",
          "/dashboard/incidents?search_by=service_id&search_value=S1",
          "/dashboard/incidents?limit=10",
          "/dashboard/incidents/summary?since=2026-11-22T00:00:00Z&until=2026-11-22T21:00:00Z",
          "/reports/services",
          "/getAllScannedUsers",
          "/projects",
          "/deployments",
          "/projects/1",
          "/projects/1/activity");

  private final HttpClient client = HttpClient.newHttpClient();
  private final Map<String, StringBuilder> lines = new LinkedHashMap<>();

  private double reads;
  private double seconds;

  private Costs() {}

  /**
   * Measures.
   *
   * @param args the factors by which data grows; 1, 100 and 10000 if there are none
   */
  public static void main(String[] args) throws Exception {
    List<String> factors = args.length > 0 ? List.of(args) : List.of("1", "100", "10000");
    var costs = new Costs();
    for (String factor : factors) {
      costs.at(Integer.parseInt(factor));
    }
    Figures.line("| reads, writes (units); SQS calls | %s |", String.join(" | ", factors));
    Figures.line("|---|%s", "---|".repeat(factors.size()));
    costs.lines.forEach((name, cells) -> Figures.line("| %s |%s", name, cells));
    Figures.line("");
    int requests = factors.size() * ROUTES.size();
    new Bill(Rates.measure(), costs.reads / requests, costs.seconds / requests).print();
  }

  private void at(int factor) throws Exception {
    try (var sizes = new Sizes(factor, 1)) {
      for (String source : List.of("Ci", "Oncall", "Gists")) {
        sizes.sync(source);
        sizes.sync(source);
        sizes.sync(source);
        note("unchanged sync of " + source, sizes.meter);
      }
      for (String route : ROUTES) {
        get(sizes, route); // The first request of an instance may read more.
        sizes.meter.reset();
        seconds += get(sizes, route);
        reads += sizes.meter.read();
        note("GET " + route, sizes.meter);
      }
    }
  }

  private void note(String name, Meter meter) {
    lines
        .computeIfAbsent(name, n -> new StringBuilder())
        .append(
            String.format(
                Locale.ROOT,
                " %.1f, %.1f; %d |",
                meter.read(),
                meter.written(),
                meter.calls("SQS")));
  }

  private double get(Sizes sizes, String route) throws Exception {
    var request =
        HttpRequest.newBuilder(URI.create(sizes.host.uri() + route))
            .header("Authorization", "Bearer " + TOKEN)
            .build();
    long before = System.nanoTime();
    int status = client.send(request, HttpResponse.BodyHandlers.ofString()).statusCode();
    if (status >= 500) {
      throw new IllegalStateException(route + " answers " + status);
    }
    return (System.nanoTime() - before) / 1e9;
  }
}
