package dev.opsledger.deployments.page;

import dev.opsledger.core.page.PageAddress;
import dev.opsledger.core.page.PagePeriod;
import dev.opsledger.core.page.PageSection;

/** What the front knows of projects and deployments, as sections of their pages. */
final class FrontSections {
  private FrontSections() {}

  /** The DORA figures of a project. */
  static PageSection figures(long project, PagePeriod period) {
    return new PageSection("dora", "DORA figures")
        .show(
            period.in(page("dora", "project", project)),
            "figures",
            "DORA figures with their trend and rows");
  }

  /** What happened to a project, runs and incidents included. */
  static PageSection events(long project, PagePeriod period) {
    return new PageSection("changes", "What happened around it")
        .show(
            period.in(page("changes", "project", project)),
            "entries",
            "Its incidents, and what they cost on call");
  }

  /** What followed a deployment. */
  static PageSection following(long deployment) {
    return new PageSection("changes", "What followed it")
        .show(
            page("changes", "deployment", deployment),
            "entries",
            "Its incidents, and what they cost on call");
  }

  private static PageAddress page(String name, String about, long id) {
    return PageAddress.of(name).with(about, Long.toString(id));
  }
}
