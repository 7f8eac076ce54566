package dev.opsledger.front.outlet;

import dev.opsledger.core.page.PageAddress;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** The pages that list what a message tells of. */
final class PageLinks {
  private PageLinks() {}

  /**
   * The runs of a day.
   *
   * @param within an organization, a repository and a workflow, as far as they are narrowed down to
   */
  static String runs(LocalDate day, String... within) {
    return runs(day, day, within);
  }

  /** As {@link #runs(LocalDate, String...)}, of some days, both included. */
  static String runs(LocalDate first, LocalDate last, String... within) {
    var parts = new ArrayList<>(List.of("ci"));
    parts.addAll(List.of(within));
    return of(first, last, PageAddress.of(parts.toArray(String[]::new)));
  }

  static String run(long id) {
    return PageAddress.of("runs", Long.toString(id)).toString();
  }

  /** The deployments that ended on a day. */
  static String releases(LocalDate day) {
    return of(day, day, PageAddress.of("releases"));
  }

  static String deployment(long id) {
    return PageAddress.of("releases").with("deployment", Long.toString(id)).toString();
  }

  static String incident(String id) {
    return PageAddress.of("incidents", id).toString();
  }

  /** The incidents that are open. */
  static String open() {
    return PageAddress.of("oncall").with("status", "open").toString();
  }

  /** The open incidents of a service; those without a service are among all. */
  static String open(String service) {
    return service.equals("-")
        ? open()
        : PageAddress.of("oncall", "services", service).with("status", "open").toString();
  }

  static String source(String source) {
    return PageAddress.of("completeness", source).with("show", "troubled").toString();
  }

  /** All units of a source. */
  static String units(String source) {
    return PageAddress.of("completeness", source).toString();
  }

  private static String of(LocalDate first, LocalDate last, PageAddress address) {
    return address.with("from", first.toString()).with("to", last.toString()).toString();
  }
}
