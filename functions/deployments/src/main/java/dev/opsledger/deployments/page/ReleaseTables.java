package dev.opsledger.deployments.page;

import dev.opsledger.core.page.Html;
import dev.opsledger.core.page.PageAddress;
import dev.opsledger.core.page.PageCell;
import dev.opsledger.core.page.PageSection;
import dev.opsledger.core.page.PageTable;
import dev.opsledger.deployments.domain.Deployment;
import dev.opsledger.deployments.store.NewestDeployments;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Deployments as rows. */
final class ReleaseTables {
  static final String FROM = "place";

  private ReleaseTables() {}

  /** What is live: the latest done deployment of each project and environment. */
  static PageSection live(List<Deployment> newest, boolean whole, ZoneId zone) {
    Map<String, Deployment> live = new LinkedHashMap<>();
    newest.stream()
        .filter(ReleaseFilter::isLive)
        .forEach(
            each ->
                live.merge(
                    each.project().id() + " " + each.details().environment(),
                    each,
                    (a, b) -> b.latest().at().isAfter(a.latest().at()) ? b : a));
    var table =
        new PageTable(
                "live", "What is live", "Project", "Environment", "Deployment", "Commit", "Since")
            .orElse("None of these deployments is done yet.");
    for (Deployment each : live.values()) {
      table.row(
          project(each),
          PageCell.text(each.details().environment()),
          number(each),
          commit(each.commitSha()),
          PageCell.moment(each.latest().at(), zone));
    }
    var section = new PageSection("live", "Live").add(table);
    if (!whole) {
      section.say(
          "As far as the newest %d deployments tell; what went live before them is on its project's"
                  .formatted(newest.size())
              + " page.");
    }
    return section.define(
        "Live is the deployment that was done last, of each project and environment.");
  }

  /** A section with deployments, newest first. */
  static PageSection deployments(
      String heading,
      NewestDeployments.Part part,
      ReleaseFilter filter,
      PageAddress address,
      ZoneId zone) {
    var table =
        new PageTable(
                "deployments",
                "Deployments, newest first",
                "Deployment",
                "Project",
                "State",
                "Environment",
                "Commit",
                "Created",
                "Ended",
                "Took",
                "Vendor")
            .orElse(
                filter.state().isPresent()
                    ? "No deployment of these days is in this state. Show all states, or choose"
                        + " other days."
                    : "No deployment ended in these days, and none is under way. Choose other"
                        + " days.");
    part.deployments().stream().filter(filter::has).forEach(each -> add(table, each, zone));
    var section = new PageSection("deployments", heading).add(states(address)).add(table);
    if (part.next() > 0 && part.deployments().stream().noneMatch(each -> ends(filter, each))) {
      section.add(
          "<p class=\"pages\"><a href=\"%s\" rel=\"next\">Older deployments</a></p>\n"
              .formatted(Html.escape(address.with(FROM, Long.toString(part.next())).toString())));
    }
    return section;
  }

  /**
   * Whether all that were stored before a deployment are older than the days that are shown. Those
   * that GitHub had before the ledger knew of them were stored late, and tell nothing.
   */
  private static boolean ends(ReleaseFilter filter, Deployment deployment) {
    return deployment.gitHub().isEmpty() && filter.isPast(deployment);
  }

  private static String states(PageAddress address) {
    PageAddress all = address.without(ReleaseFilter.STATE, FROM);
    String now = address.find(ReleaseFilter.STATE).orElse("");
    var html = new StringBuilder("<nav class=\"pages\" aria-label=\"States\">");
    html.append(choice(all, "All states", now.isEmpty()));
    for (String each : ReleaseFilter.STATES) {
      String label = Character.toUpperCase(each.charAt(0)) + each.substring(1);
      html.append(choice(all.with(ReleaseFilter.STATE, each), label, now.equals(each)));
    }
    return html.append("</nav>\n").toString();
  }

  private static String choice(PageAddress to, String label, boolean chosen) {
    return "<a href=\"%s\"%s>%s</a> "
        .formatted(Html.escape(to.toString()), chosen ? " aria-current=\"true\"" : "", label);
  }

  private static void add(PageTable table, Deployment each, ZoneId zone) {
    table.row(
        number(each),
        project(each),
        PageCell.state(each.status().text()),
        PageCell.text(each.details().environment()),
        commit(each.commitSha()),
        PageCell.moment(each.createdAt(), zone),
        PageCell.moment(Optional.of(each.latest().at()).filter(_ -> each.status().isFinal()), zone),
        PageCell.seconds(each.deployedIn()),
        vendor(each));
  }

  static PageCell number(Deployment each) {
    PageAddress page = PageAddress.of("releases").with("deployment", Long.toString(each.id()));
    return PageCell.id(each.id()).to(page.toString());
  }

  static PageCell project(Deployment each) {
    return PageCell.link(
        each.project().name(),
        PageAddress.of("releases", Long.toString(each.project().id())).toString());
  }

  static PageCell commit(Optional<String> commit) {
    return commit
        .map(
            sha ->
                new PageCell(
                    sha,
                    PageCell.link(
                            sha.substring(0, Math.min(8, sha.length())),
                            PageAddress.of("search").with("q", sha).toString())
                        .html(),
                    true))
        .orElseGet(PageCell::none);
  }

  /** The deployment's log, or its repository's deployments on GitHub. */
  static PageCell vendor(Deployment each) {
    if (each.details().url().isPresent()) {
      return PageCell.vendor("Log", each.details().url());
    }
    return PageCell.vendor(
        "GitHub",
        each.gitHub().map(known -> "https://github.com/" + known.repository() + "/deployments"));
  }
}
