package dev.opsledger.bench.pages;

import dev.opsledger.bench.FigureTable;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Measures how long the pages of a large ledger take: their first answer beside {@code /health} in
 * turn, and until Chromium has drawn them, where there is one.
 */
public final class PageSpeed {
  private static final String HEALTH = "/health";
  private static final int WARMING = 20;
  private static final int ROUNDS = 15;
  private static final int DRAWN = 3;

  private PageSpeed() {}

  /**
   * Runs the benchmark.
   *
   * @param args how many workflows, services, runs and incidents (of the last year); 10,000, 400,
   *     40,000 and 8,000 by default; then how the pages begin that are measured, all by default
   */
  public static void main(String[] args) throws Exception {
    int workflows = number(args, 0, 10_000);
    int services = number(args, 1, 400);
    int runs = number(args, 2, 40_000);
    int incidents = number(args, 3, 8_000);
    var world = new LargeWorld(workflows, services);
    try (var ledger = LargeLedger.fill(world, runs, incidents)) {
      String some = args.length > 4 ? args[4] : "/";
      List<String> pages = pages(world).stream().filter(page -> page.startsWith(some)).toList();
      answers(ledger, pages);
      drawn(ledger, pages);
    }
  }

  private static int number(String[] args, int index, int otherwise) {
    return args.length > index ? Integer.parseInt(args[index]) : otherwise;
  }

  private static void answers(LargeLedger ledger, List<String> pages) throws Exception {
    var millis = new FigureTable();
    var kilobytes = new FigureTable();
    var units = new FigureTable();
    var calls = new FigureTable();
    Map<String, String> bases = new HashMap<>();
    for (String page : pages) {
      bases.put(page, HEALTH);
      for (int i = 0; i < WARMING; i++) {
        ledger.get(page);
        ledger.get(HEALTH);
      }
    }
    for (int round = 0; round < ROUNDS; round++) {
      for (String page : pages) {
        ledger.meter.reset();
        long before = System.nanoTime();
        int size = ledger.get(page);
        millis.add(page, (System.nanoTime() - before) / 1e6);
        kilobytes.add(page, size / 1e3);
        units.add(page, ledger.meter.read());
        calls.add(page, (double) ledger.meter.calls("DynamoDb"));
      }
      long before = System.nanoTime();
      ledger.get(HEALTH);
      millis.add(HEALTH, (System.nanoTime() - before) / 1e6);
    }
    millis.print("first answer, ms", bases);
    kilobytes.print("HTML, kB", Map.of());
    units.print("read units", Map.of());
    calls.print("calls of DynamoDB", Map.of());
  }

  private static void drawn(LargeLedger ledger, List<String> pages) {
    Optional<Drawing> browser = Drawing.start();
    if (browser.isEmpty()) {
      FigureTable.line("There is no Chromium: how long pages take to draw was not measured.");
      return;
    }
    var millis = new FigureTable();
    try (Drawing drawing = browser.get()) {
      for (int round = 0; round < DRAWN; round++) {
        for (String page : pages) {
          millis.add(page, drawing.millis(ledger.uri(page)));
        }
      }
    }
    millis.print("until drawn, ms", Map.of());
  }

  private static List<String> pages(LargeWorld world) {
    String workflow = "/ci/acme/repo-0/" + world.workflow();
    return List.of(
        "/",
        "/ci",
        "/ci?period=year",
        "/ci/acme",
        "/ci/acme?period=year",
        "/ci/acme/repo-0",
        "/ci/acme/repo-0?period=year",
        workflow,
        workflow + "?period=year",
        "/runs/" + world.run(),
        "/releases",
        "/releases/1",
        "/changes?project=1",
        "/dora",
        "/oncall",
        "/oncall?period=year",
        "/oncall?period=year&by=services",
        "/oncall/services/S0",
        "/incidents/" + world.incident(),
        "/leads",
        "/traffic",
        "/completeness",
        "/completeness/ci",
        "/search?q=repo-1",
        "/search?q=Service");
  }
}
