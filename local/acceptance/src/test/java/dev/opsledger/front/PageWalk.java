package dev.opsledger.front;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.options.ColorScheme;
import dev.opsledger.local.Browsers;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Goes from the home page to a page of every kind, as a reader who follows links. */
record PageWalk(Page page, Newcomer newcomer) {
  /** The kinds of pages, by the form of their paths. */
  static final List<String> KINDS =
      List.of(
          "/",
          "/ci",
          "/ci/*",
          "/ci/*/*",
          "/ci/*/*/*",
          "/runs/*",
          "/releases",
          "/releases/*",
          "/oncall",
          "/oncall/services/*",
          "/incidents/*",
          "/changes",
          "/traffic",
          "/leads",
          "/dora",
          "/dora/identity",
          "/completeness",
          "/completeness/*",
          "/search");

  private static final int HEAVIEST = 150_000;

  /** The bytes of the page and of all that it loads, those that are kept already included. */
  private static final String WEIGHT =
      "() => [...performance.getEntriesByType('navigation'),"
          + " ...performance.getEntriesByType('resource')]"
          + ".reduce((sum, each) => sum + each.decodedBodySize, 0)";

  private static final double DEAREST = 60;

  private String home() {
    return newcomer.host.uri().toString();
  }

  /** The first page of every kind that links lead to, by its kind. */
  Map<String, String> pages() {
    var found = new LinkedHashMap<String, String>();
    var open = new ArrayDeque<String>(List.of("/"));
    found.put("/", "/");
    while (!open.isEmpty()) {
      page.navigate(home() + open.remove());
      for (String link : links()) {
        String kind = kind(link);
        if (KINDS.contains(kind) && !found.containsKey(kind)) {
          found.put(kind, link);
          open.add(link);
        }
      }
    }
    return found;
  }

  @SuppressWarnings("unchecked") // What the script below returns.
  private List<String> links() {
    return (List<String>)
        page.evaluate(
            "() => [...document.querySelectorAll('main a[href^=\"/\"], nav a[href^=\"/\"]')]"
                + ".map(a => a.getAttribute('href')).filter(h => !h.includes('as='))");
  }

  private static String kind(String link) {
    String path = link.replaceFirst("[?#].*", "");
    return KINDS.stream()
        .filter(kind -> path.matches(kind.replace("*", "[^/]+")))
        .findFirst()
        .orElse("");
  }

  /** Looks at a page: as narrow as a phone, by keyboard, by ear, and how heavy it is. */
  List<String> look(String path, int width, ColorScheme scheme) {
    var wrong = new ArrayList<String>();
    newcomer.readUnits.reset();
    Response answer = page.navigate(home() + path);
    page.waitForLoadState();
    if (answer.status() != 200) {
      wrong.add(path + " answers " + answer.status());
    }
    int weight = ((Number) page.evaluate(WEIGHT)).intValue();
    if (newcomer.readUnits.sum() > DEAREST) {
      wrong.add(path + " reads " + newcomer.readUnits.sum() + " units");
    }
    if (weight > HEAVIEST) {
      wrong.add(path + " weighs " + weight);
    }
    Object wide = page.evaluate("() => document.documentElement.scrollWidth");
    if (!wide.equals(width)) {
      wrong.add(path + " is " + wide + " wide at " + width);
    }
    Browsers.seriousTroubles(page)
        .forEach(each -> wrong.add(path + " at " + width + " " + scheme + ": " + each));
    assertThat(page.locator("h1").count()).as(path).isEqualTo(1);
    return wrong;
  }
}
