package dev.opsledger.front;

import com.microsoft.playwright.Page;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The numbers that the home page shows. */
record PageNumbers(Page page) {
  /** The numbers by their captions on the page. */
  Map<String, String> read() {
    var numbers = new TreeMap<String, String>();
    for (String tile : List.of("runs", "deployments", "incidents", "visits", "gists")) {
      numbers.put("tile " + tile, digits(page.locator("[data-tile=" + tile + "]").textContent()));
    }
    rows("#runs > .scroll").forEach(row -> put(numbers, "runs ", row, 5));
    rows("#incidents .scroll").forEach(row -> put(numbers, "incidents ", row, 2));
    rows("#visits-by-day .scroll").forEach(row -> put(numbers, "visits on ", row, 3));
    for (List<String> row : rows("#visits > .scroll")) {
      numbers.put("visits " + row.get(0), digits(row.get(1)) + " " + digits(row.get(3)));
    }
    numbers.put("sum deployments", sum("deployments", 4));
    numbers.put("sum incidents", sum("incidents", 3));
    numbers.put("sum gists", sum("gists", 2));
    return numbers;
  }

  private static void put(Map<String, String> numbers, String prefix, List<String> row, int most) {
    var parts = new ArrayList<String>();
    row.subList(1, 1 + most).forEach(cell -> parts.add(digits(cell)));
    numbers.put(prefix + row.getFirst().replace(" so far", ""), String.join(" ", parts));
  }

  private String sum(String section, int most) {
    List<String> parts =
        page.locator("#" + section + " .sum b").allTextContents().stream()
            .map(PageNumbers::digits)
            .limit(most)
            .toList();
    return String.join(" ", parts);
  }

  private static String digits(String text) {
    return text.replaceAll("[^0-9]", "");
  }

  @SuppressWarnings("unchecked") // What the script below returns.
  private List<List<String>> rows(String table) {
    return (List<List<String>>)
        page.evaluate(
            "selector => [...document.querySelectorAll(selector + ' tbody tr')].map(row =>"
                + " [...row.children].map(cell => cell.textContent))",
            table);
  }
}
