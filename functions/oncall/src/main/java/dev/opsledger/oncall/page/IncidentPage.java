package dev.opsledger.oncall.page;

import dev.opsledger.core.page.Html;
import dev.opsledger.core.page.HtmlFormat;
import dev.opsledger.core.page.PageAddress;
import dev.opsledger.core.page.PageArea;
import dev.opsledger.core.page.PageCell;
import dev.opsledger.core.page.PageSection;
import dev.opsledger.core.page.PageTable;
import dev.opsledger.core.page.WebPage;
import dev.opsledger.oncall.domain.Incident;
import dev.opsledger.oncall.domain.TimelineEntry;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** An incident with its timeline. */
final class IncidentPage {
  private IncidentPage() {}

  /**
   * What the page shows.
   *
   * @param entries its timeline, oldest first
   * @param people whether people may be shown
   * @param names the names of people by id
   * @param next the address of the entries that follow
   */
  record Shown(
      Incident incident,
      List<TimelineEntry> entries,
      boolean people,
      Map<String, String> names,
      Optional<PageAddress> next) {}

  static WebPage of(PageAddress address, Shown shown, Instant now, ZoneId zone) {
    Incident incident = shown.incident();
    String number =
        incident.number().map(n -> "Incident #" + n).orElse("Incident " + incident.id());
    var page =
        new WebPage(PageArea.ONCALL, address, number)
            .crumb("On call", PageAddress.of("oncall"))
            .heading(Html.escape(number + ": " + incident.title()))
            .asOf(now, zone)
            .note(PageCell.state(incident.status()).html())
            .note("Service " + IncidentTables.service(incident.service()).html());
    incident
        .urgency()
        .ifPresent(urgency -> page.note("Urgency <b>" + Html.escape(urgency) + "</b>"));
    incident
        .details()
        .priority()
        .ifPresent(each -> page.note("Priority <b>" + Html.escape(each.name()) + "</b>"));
    page.note("Began " + HtmlFormat.moment(incident.createdAt(), zone));
    incident
        .resolvedAt()
        .ifPresent(
            end ->
                page.note(
                    "Resolved after <b>%s</b>"
                        .formatted(
                            HtmlFormat.duration(
                                Duration.between(incident.createdAt(), end).toSeconds()))));
    incident
        .details()
        .mergedInto()
        .ifPresent(
            other ->
                page.note(
                    "Merged into <a href=\"%s\">%s</a>"
                        .formatted(
                            Html.escape(PageAddress.of("incidents", other).toString()),
                            Html.escape(other))));
    incident
        .details()
        .url()
        .ifPresent(url -> page.note(PageCell.vendor("On PagerDuty", Optional.of(url)).html()));
    return page.add(timeline(shown, zone)).add(changes(incident));
  }

  /** What the front knows of the time before it. */
  private static PageSection changes(Incident incident) {
    return new PageSection("changes", "What changed before it")
        .show(
            PageAddress.of("changes").with("incident", incident.id()),
            "entries",
            "Candidates, and what the incident cost");
  }

  private static PageSection timeline(Shown shown, ZoneId zone) {
    var table =
        new PageTable(
                "timeline", "What happened", "At", "After", "What", "Who", "Through", "Notified")
            .orElse(
                "No entry of its timeline is stored. Timelines come with the next sync; those of"
                    + " before ONCALL_BACKFILL_DAYS are not fetched.");
    for (TimelineEntry each : shown.entries()) {
      table.row(
          PageCell.moment(each.at(), zone),
          PageCell.seconds(
              Math.max(0, Duration.between(shown.incident().createdAt(), each.at()).toSeconds())),
          PageCell.text(each.kind().replace('_', ' ')),
          PageCell.text(who(each, shown)),
          PageCell.text(each.via()),
          PageCell.text(notified(each, shown)));
    }
    var section = new PageSection("timeline", "Timeline").add(table);
    shown
        .next()
        .ifPresent(
            next ->
                section.add(
                    "<p class=\"pages\"><a href=\"%s\" rel=\"next\">What followed</a></p>\n"
                        .formatted(Html.escape(next.toString()))));
    return shown.people()
        ? section
        : section.define("People are not named: set ONCALL_PEOPLE=on to name them.");
  }

  private static Optional<String> who(TimelineEntry entry, Shown shown) {
    return entry
        .agent()
        .map(
            agent ->
                !agent.isUser()
                    ? agent.kind()
                    : shown.people()
                        ? shown.names().getOrDefault(agent.id(), agent.id())
                        : "a person");
  }

  private static Optional<String> notified(TimelineEntry entry, Shown shown) {
    return entry
        .notification()
        .map(
            each ->
                each.channel()
                    + each.status().map(status -> " (" + status + ")").orElse("")
                    + entry
                        .user()
                        .filter(_ -> shown.people())
                        .map(id -> ", " + shown.names().getOrDefault(id, id))
                        .orElse(""));
  }
}
