package dev.opsledger.core.page;

import dev.opsledger.core.error.RequestException;
import dev.opsledger.core.text.DateParameter;
import java.time.Clock;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjuster;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The days that a page is about, as its address says.
 *
 * @param name {@code today}, {@code 7}, {@code 30}, {@code 90}, {@code year}; empty for other days
 * @param first the first day
 * @param last the last day
 * @param today the day on which it is asked
 * @param zone the time zone in which days begin
 */
public record PagePeriod(
    String name, LocalDate first, LocalDate last, LocalDate today, ZoneId zone) {
  static final String PERIOD = "period";
  static final String FROM = "from";
  static final String TO = "to";

  private static final Map<String, Integer> DAYS = new LinkedHashMap<>();
  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("d MMM uuuu", Locale.ENGLISH);

  /** Five years, as long as any chart. */
  private static final int LONGEST = 1_830;

  private static final int FEW_DAYS = 31;
  private static final int HALF_A_YEAR = 184;

  static {
    DAYS.put("today", 1);
    DAYS.put("7", 7);
    DAYS.put("30", 30);
    DAYS.put("90", 90);
    DAYS.put("year", 365);
  }

  /**
   * The period of an address.
   *
   * @param otherwise the name of the period where the address has none
   * @throws RequestException 400 for an unknown name, a malformed date, or an end before the start
   */
  public static PagePeriod of(PageAddress address, String otherwise, Clock clock, ZoneId zone) {
    LocalDate today = clock.instant().atZone(zone).toLocalDate();
    if (address.find(FROM).isPresent() || address.find(TO).isPresent()) {
      return between(address, today, zone);
    }
    String name = address.find(PERIOD).orElse(otherwise);
    Integer days = DAYS.get(name);
    if (days == null) {
      throw RequestException.invalid(
          "period must be one of " + String.join(", ", DAYS.keySet()) + ", or give from and to");
    }
    return new PagePeriod(name, today.minusDays(days - 1L), today, today, zone);
  }

  private static PagePeriod between(PageAddress address, LocalDate today, ZoneId zone) {
    LocalDate to = address.find(TO).map(text -> DateParameter.daySince1970(TO, text)).orElse(today);
    LocalDate last = to.isAfter(today) ? today : to;
    LocalDate first =
        address
            .find(FROM)
            .map(text -> DateParameter.daySince1970(FROM, text))
            .orElseGet(() -> last.minusDays(29));
    if (first.isAfter(last)) {
      throw RequestException.invalid("from must not be after to, and not in the future");
    }
    if (ChronoUnit.DAYS.between(first, last) >= LONGEST) {
      throw RequestException.invalid("from and to must be at most five years apart");
    }
    return new PagePeriod("", first, last, today, zone);
  }

  /** How many days it has. */
  public long days() {
    return ChronoUnit.DAYS.between(first, last) + 1;
  }

  /** As many days just before it. */
  public PagePeriod before() {
    return new PagePeriod("", first.minusDays(days()), first.minusDays(1), today, zone);
  }

  /** Its days; of a longer one its weeks (from Monday) or months, or the parts that lie in it. */
  public List<PagePeriod> steps() {
    if (days() > HALF_A_YEAR) {
      return months();
    }
    return days() > FEW_DAYS
        ? parts(TemporalAdjusters.nextOrSame(DayOfWeek.SUNDAY))
        : parts(day -> day);
  }

  /** Its months, or the parts that lie in it. */
  public List<PagePeriod> months() {
    return parts(TemporalAdjusters.lastDayOfMonth());
  }

  private List<PagePeriod> parts(TemporalAdjuster end) {
    var parts = new ArrayList<PagePeriod>();
    for (LocalDate from = first; !from.isAfter(last); ) {
      LocalDate until = from.with(end);
      LocalDate to = until.isAfter(last) ? last : until;
      parts.add(new PagePeriod("", from, to, today, zone));
      from = to.plusDays(1);
    }
    return parts;
  }

  /** Its first moment. */
  public Instant since() {
    return first.atStartOfDay(zone).toInstant();
  }

  /** The first moment after it. */
  public Instant until() {
    return last.plusDays(1).atStartOfDay(zone).toInstant();
  }

  /** Whether a moment lies in it. */
  public boolean contains(Instant at) {
    return !at.isBefore(since()) && at.isBefore(until());
  }

  /** An address with these days. */
  public PageAddress in(PageAddress address) {
    PageAddress rest = address.without(PERIOD, FROM, TO);
    return name.isEmpty()
        ? rest.with(FROM, first.toString()).with(TO, last.toString())
        : rest.with(PERIOD, name);
  }

  /** The period in words. */
  public String words() {
    return switch (name) {
      case "today" -> "today";
      case "year" -> "the last 365 days";
      case "" ->
          first.equals(last) ? DAY.format(first) : DAY.format(first) + " to " + DAY.format(last);
      default -> "the last " + name + " days";
    };
  }

  /** The form that chooses another period, which keeps all else of the address. */
  String picker(PageAddress address) {
    PageAddress rest = address.without(PERIOD, FROM, TO, "before", "after", "owner", "page");
    var html = new StringBuilder("<form class=\"filter\" method=\"get\">\n");
    rest.parameters()
        .forEach(
            (parameter, value) ->
                html.append("<input type=\"hidden\" name=\"")
                    .append(Html.escape(parameter))
                    .append("\" value=\"")
                    .append(Html.escape(value))
                    .append("\">"));
    html.append("<nav aria-label=\"Period\">");
    DAYS.keySet()
        .forEach(
            each ->
                html.append("<a href=\"")
                    .append(Html.escape(rest.with(PERIOD, each).toString()))
                    .append(each.equals(name) ? "\" aria-current=\"true\">" : "\">")
                    .append(label(each))
                    .append("</a> "));
    return html.append("</nav>\n").append(dates()).append("</form>\n").toString();
  }

  private String dates() {
    boolean own = name.isEmpty();
    return """
    <label>From <input type="date" name="from" value="%s" max="%s"></label>
    <label>To <input type="date" name="to" value="%s" max="%s"></label>
    <button>Show</button>
    """
        .formatted(own ? first : "", today, own ? last : "", today);
  }

  private static String label(String name) {
    return switch (name) {
      case "today" -> "Today";
      case "year" -> "A year";
      default -> name + " days";
    };
  }
}
