package dev.opsledger.deployments.page;

import dev.opsledger.core.page.PageAddress;
import dev.opsledger.core.page.PagePeriod;
import dev.opsledger.core.page.PageSection;

/** What the front knows of projects and deployments, as sections of their pages. */
final class FrontSections {
  private static final String PROJECT = "project";

  private FrontSections() {}

  /** The DORA figures of a project. */
  static PageSection figures(long project, PagePeriod period) {
    return new PageSection("dora", "DORA figures")
        .show(
            period.in(PageAddress.of("dora").with(PROJECT, Long.toString(project))),
            "figures",
            "DORA figures with their trend and rows");
  }

  /** What happened to a project, runs and incidents included. */
  static PageSection events(long project, PagePeriod period) {
    return new PageSection("changes", "What happened around it")
        .show(
            period.in(PageAddress.of("changes").with(PROJECT, Long.toString(project))),
            "entries",
            "Its incidents, and what they cost on call");
  }

  /** What followed a deployment. */
  static PageSection following(long deployment) {
    return new PageSection("changes", "What followed it")
        .show(
            PageAddress.of("changes").with("deployment", Long.toString(deployment)),
            "entries",
            "Its incidents, and what they cost on call");
  }
}
