package dev.opsledger.oncall.page;

import dev.opsledger.core.page.HtmlFormat;
import dev.opsledger.core.page.PageAddress;
import dev.opsledger.core.page.PageCell;
import dev.opsledger.core.page.PagePeriod;
import dev.opsledger.core.page.PageSection;
import dev.opsledger.core.page.PageTable;
import dev.opsledger.core.rollup.Tally;
import dev.opsledger.oncall.domain.HourKind;
import dev.opsledger.oncall.domain.HourOfWeek;
import dev.opsledger.oncall.domain.LoadNames;
import java.time.DayOfWeek;
import java.time.format.TextStyle;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The load of on-call in tables: by urgency, by service, by person, by kind of hour and by hour.
 *
 * @param page the page on which they stand, without any days
 * @param period its days
 */
record LoadTables(PageAddress page, PagePeriod period) {
  private static final int HOURS = 24;
  private static final int SHADES = 4;

  private static final String[] FIGURES = {
    "Incidents",
    "Interruptions",
    "Business",
    "Sleep",
    "Off",
    "Acknowledged in",
    "90th",
    "Resolved in",
    "90th of these",
    "Escalations",
    "Not acknowledged"
  };

  private PageAddress here() {
    return period.in(page);
  }

  /** A table whose first column names what the figures are of. */
  static PageTable table(String id, String caption, String first) {
    var columns = new String[FIGURES.length + 1];
    columns[0] = first;
    System.arraycopy(FIGURES, 0, columns, 1, FIGURES.length);
    return new PageTable(id, caption, columns);
  }

  /**
   * Adds a row.
   *
   * @param of the page whose list of incidents these figures count; empty where there is none
   */
  static void add(PageTable table, PageCell name, LoadFigures load, Optional<PageAddress> of) {
    table.row(
        name,
        number(load.incidents(), of.map(a -> a + "#incidents")),
        rows(load.interruptions(), of, IncidentChoice.INTERRUPTED, IncidentChoice.ANY),
        kind(load, HourKind.BUSINESS, of),
        kind(load, HourKind.SLEEP, of),
        kind(load, HourKind.OFF, of),
        time(load.acknowledgedIn(LoadFigures.MEDIAN), of, IncidentChoice.ACKNOWLEDGED),
        time(load.acknowledgedIn(LoadFigures.P90), of, IncidentChoice.ACKNOWLEDGED),
        time(load.resolvedIn(LoadFigures.MEDIAN), of, IncidentChoice.RESOLVED),
        time(load.resolvedIn(LoadFigures.P90), of, IncidentChoice.RESOLVED),
        rows(load.escalations(), of, IncidentChoice.RESPONSE, IncidentChoice.ESCALATED),
        rows(load.unacknowledged(), of, IncidentChoice.RESPONSE, IncidentChoice.UNACKNOWLEDGED));
  }

  private static PageCell kind(LoadFigures load, HourKind kind, Optional<PageAddress> of) {
    return rows(
        load.interruptions(kind), of, IncidentChoice.INTERRUPTED, IncidentChoice.word(kind));
  }

  private static PageCell rows(
      long number, Optional<PageAddress> of, String parameter, String value) {
    return number(number, of.map(address -> address.with(parameter, value).toString()));
  }

  private static PageCell number(long number, Optional<String> address) {
    return address.map(to -> PageCell.number(number, to)).orElseGet(() -> PageCell.number(number));
  }

  private static PageCell time(Optional<Long> seconds, Optional<PageAddress> of, String response) {
    PageCell cell = PageCell.seconds(seconds);
    return seconds.isEmpty()
        ? cell
        : of.map(a -> cell.to(a.with(IncidentChoice.RESPONSE, response).toString())).orElse(cell);
  }

  /** Figures by urgency. */
  PageTable urgencies(Tally grouped) {
    PageTable table = table("urgencies", "Load by urgency", "Urgency");
    for (String group : LoadNames.GROUPS) {
      var load = LoadFigures.of(grouped, List.of(group));
      String urgency = LoadNames.urgency(group);
      if (load.incidents() > 0) {
        PageAddress of = here().with(IncidentChoice.URGENCY, urgency);
        add(table, PageCell.link(urgency, of.toString()), load, Optional.of(of));
      }
    }
    return table.orElse("No incident began in these days. Choose others.");
  }

  /** When people were interrupted. */
  PageSection interruptions(Tally grouped, LoadFigures before) {
    var load = LoadFigures.of(grouped);
    var section =
        new PageSection("interruptions", "When people were interrupted")
            .add(kinds(load, before))
            .add("<div class=\"heat\">\n")
            .add(hours(grouped))
            .add("</div>\n");
    if (load.unknownHour() > 0) {
      section.warn(
          HtmlFormat.count(load.unknownHour(), "interruption", "interruptions")
              + " of people whose time zone is not known are in no hour below.");
    }
    return section.define(
        "An interruption is a push message, SMS or phone call to a responder; several channels and"
            + " repeats within 60 seconds are one, an email is none. Hours are those of the"
            + " responder's own time zone. Business: 8 to 18 on Mondays to Fridays; sleep: 22 to 8"
            + " on every day; off: the rest. All count on the day on which their incident began.");
  }

  private PageTable kinds(LoadFigures load, LoadFigures before) {
    var table = new PageTable("kinds", "Interruptions by kind of hour", "Hours", "Now", "Before");
    for (HourKind kind : HourKind.values()) {
      row(table, IncidentChoice.word(kind), load.interruptions(kind), before.interruptions(kind));
    }
    row(table, IncidentChoice.UNKNOWN, load.unknownHour(), before.unknownHour());
    row(table, IncidentChoice.ANY, load.interruptions(), before.interruptions());
    return table;
  }

  private void row(PageTable table, String word, long now, long before) {
    PageAddress earlier = period.before().in(page);
    table.row(
        PageCell.text(word.equals(IncidentChoice.ANY) ? "all" : word),
        PageCell.number(now, here().with(IncidentChoice.INTERRUPTED, word).toString()),
        PageCell.number(before, earlier.with(IncidentChoice.INTERRUPTED, word).toString()));
  }

  private PageTable hours(Tally grouped) {
    var columns = new String[HOURS + 1];
    columns[0] = "Day";
    for (int hour = 0; hour < HOURS; hour++) {
      columns[hour + 1] = Integer.toString(hour);
    }
    var table = new PageTable("hours", "Interruptions by hour and day of the week", columns);
    Tally hours = grouped.under(LoadNames.HOUR);
    long most = hours.counts().values().stream().mapToLong(Long::longValue).max().orElse(0);
    for (DayOfWeek day : DayOfWeek.values()) {
      var cells = new PageCell[HOURS + 1];
      cells[0] = PageCell.text(day.getDisplayName(TextStyle.SHORT, Locale.ENGLISH));
      for (int hour = 0; hour < HOURS; hour++) {
        String text = new HourOfWeek(day, hour).text();
        cells[hour + 1] = hour(hours.count(text), most, text);
      }
      if (most > 0) {
        table.row(cells);
      }
    }
    return table.orElse(
        "Nobody was interrupted in these days, as far as the log entries of PagerDuty tell.");
  }

  private PageCell hour(long number, long most, String hour) {
    if (number == 0) {
      return new PageCell(0L, "", false);
    }
    long shade = 1 + (number - 1) * SHADES / Math.max(most, 1);
    String html =
        PageCell.number(number, here().with(IncidentChoice.INTERRUPTED, hour).toString()).html();
    return new PageCell(
        number, html.replaceFirst("<a ", "<a class=\"h%d\" ".formatted(shade)), false);
  }
}
