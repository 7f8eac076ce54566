package dev.opsledger.front.page;

import dev.opsledger.core.json.Json;
import dev.opsledger.core.page.Html;
import dev.opsledger.core.page.PageAddress;
import dev.opsledger.core.page.PageArea;
import dev.opsledger.core.page.PageCell;
import dev.opsledger.core.page.PageSection;
import dev.opsledger.core.page.PageTable;
import dev.opsledger.core.page.WebPage;
import dev.opsledger.front.domain.NamedThing;
import dev.opsledger.front.store.KnownThings.Thing;
import dev.opsledger.front.store.StoredFact;
import io.micronaut.json.tree.JsonNode;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What is found for a word, an id or a commit. */
final class SearchPage {
  private SearchPage() {}

  /** The page of a thing. */
  static PageAddress address(NamedThing thing) {
    List<String> path = thing.path();
    return switch (thing.kind()) {
      case ORGANIZATION, REPOSITORY, WORKFLOW -> under("ci", path);
      case PROJECT -> under("releases", path);
      case SERVICE -> PageAddress.of("oncall", "services", path.getFirst());
      case INCIDENT -> under("incidents", path);
      case USER -> PageAddress.of("leads").with("user", path.getFirst());
      case RUN -> under("runs", path);
      case DEPLOYMENT -> PageAddress.of("releases").with("deployment", path.getFirst());
      case TEAM, COMMIT -> PageAddress.of("search").with("q", path.getFirst());
    };
  }

  private static PageAddress under(String area, List<String> path) {
    var parts = new ArrayList<String>();
    parts.add(area);
    parts.addAll(path);
    return PageAddress.of(parts.toArray(String[]::new));
  }

  static WebPage of(PageAddress address, String asked, List<NamedThing> found, ZoneId zone) {
    var table =
        new PageTable("found", "What was found", "Name", "Kind", "Where")
            .orElse(
                asked.isBlank()
                    ? "Enter the name of a repository, workflow, project, service, team or user, a"
                        + " run's or deployment's id, an incident's number, or a commit (seven letters"
                        + " and up)."
                    : "Nothing has this name or id. Try fewer letters; words are found by their"
                        + " beginning. What a source has not brought yet cannot be found: see"
                        + " Completeness.");
    for (NamedThing thing : found) {
      table.row(
          PageCell.link(thing.name(), address(thing).toString()),
          PageCell.text(thing.kind().name().toLowerCase(Locale.ROOT)),
          PageCell.text(String.join("/", thing.path())));
    }
    return page(address, asked).add(new PageSection("results", "Found").add(table));
  }

  static WebPage ofCommit(PageAddress address, String commit, List<StoredFact> runs, ZoneId zone) {
    var table =
        new PageTable(
            "runs",
            "Its runs, oldest first",
            "Workflow",
            "Outcome",
            "Branch",
            "Attempt",
            "Created",
            "On GitHub");
    for (StoredFact fact : runs) {
      JsonNode run = fact.payload();
      String organization = Json.text(run, "organization").orElse("");
      String repository = Json.text(run, "repository").orElse("");
      table.row(
          PageCell.link(
              Json.text(run, "workflowName").orElse(fact.id()),
              PageAddress.of("runs", fact.id()).toString(),
              organization + "/" + repository),
          PageCell.state(
              Json.text(run, "conclusion").or(() -> Json.text(run, "status")).orElse("unknown")),
          PageCell.text(Json.text(run, "branch")),
          PageCell.number(Json.number(run, "attempt").orElse(1L)),
          PageCell.moment(fact.occurredAt(), zone),
          PageCell.vendor(
              "Run",
              Optional.of(
                  "https://github.com/%s/%s/actions/runs/%s"
                      .formatted(organization, repository, fact.id()))));
    }
    return page(address, "commit " + commit).add(new PageSection("commit", "Runs").add(table));
  }

  /**
   * The page of a team.
   *
   * @param mapped whether the identity map gives projects to it, which have figures
   */
  static WebPage ofTeam(
      PageAddress address, NamedThing team, List<Thing> services, boolean mapped) {
    var table =
        new PageTable("services", "Its services in PagerDuty", "Service", "Id")
            .orElse("No service of PagerDuty's catalog belongs to this team.");
    for (Thing service : services) {
      table.row(
          PageCell.link(
              service.name(), PageAddress.of("oncall", "services", service.id()).toString()),
          PageCell.text(service.id()));
    }
    var page =
        new WebPage(PageArea.ELSEWHERE, address, "Team " + team.name())
            .add(new PageSection("team", "Services").add(table));
    if (mapped) {
      page.note(
          "<a href=\"%s\">The DORA figures of its projects</a>"
              .formatted(
                  Html.escape(PageAddress.of("dora").with(DoraPage.TEAM, team.name()).toString())));
    }
    return page;
  }

  private static WebPage page(PageAddress address, String asked) {
    return new WebPage(
        PageArea.ELSEWHERE, address, asked.isBlank() ? "Search" : "Search: " + asked.strip());
  }
}
