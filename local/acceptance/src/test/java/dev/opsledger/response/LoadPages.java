package dev.opsledger.response;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.opsledger.oncall.OncallHost;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Compares what the pages show of load with {@link SlowLoad}, and numbers with their rows. */
final class LoadPages {
  private static final List<String> DAYS = List.of("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun");
  private static final Pattern NEXT = Pattern.compile("<a href=\"([^\"]*)\" rel=\"next\">");
  private static final Pattern ROW =
      Pattern.compile("<tr><th scope=\"row\">.*?</th><td>([0-9]+)</td><td>([0-9]+)</td>");

  /** Lists of more incidents are not read to their end: a year of them would take hours. */
  private static final int MOST_FOLLOWED = 2_000;

  private final OncallHost oncall;
  private final String page;

  /**
   * @param service the service whose page it is; empty for the page of all
   */
  LoadPages(OncallHost oncall, Optional<String> service, LocalDate since, LocalDate until) {
    this.oncall = oncall;
    page =
        "/oncall%s?from=%s&to=%s"
            .formatted(service.map(id -> "/services/" + id).orElse(""), since, until);
  }

  /** Asks for the page. */
  String look() throws Exception {
    return html(page);
  }

  /** What it shows by hour of the week. */
  Map<String, Long> hours() throws Exception {
    var hours = new TreeMap<String, Long>();
    for (JsonNode day : oncall.json(page + "&as=json&table=hours")) {
      int number = DAYS.indexOf(day.get("day").asText()) + 1;
      for (int hour = 0; hour < 24; hour++) {
        long count = day.get(Integer.toString(hour)).asLong();
        if (count > 0) {
          hours.put("%d%02d".formatted(number, hour), count);
        }
      }
    }
    return hours;
  }

  void check(SlowLoad expected) throws Exception {
    assertThat(hours()).as(page).isEqualTo(expected.hours);
    for (JsonNode kind : oncall.json(page + "&as=json&table=kinds")) {
      String word = kind.get("hours").asText().replace("all", "any");
      long count = kind.get("now").asLong();
      if (!word.equals("any")) {
        String name = word.replace("unknown", "unknown_hour");
        assertThat(count).as(page + word).isEqualTo(expected.interruptions.getOrDefault(name, 0L));
      }
    }
    if (expected.incidents <= MOST_FOLLOWED) {
      checkRows(expected);
    }
  }

  /** Each number leads to a list of as many rows, however many pages that list has. */
  private void checkRows(SlowLoad expected) throws Exception {
    for (JsonNode kind : oncall.json(page + "&as=json&table=kinds")) {
      String word = kind.get("hours").asText().replace("all", "any");
      assertThat(sum("&interrupted=" + word, 1))
          .as(page + word)
          .isEqualTo(kind.get("now").asLong());
    }
    for (Map.Entry<String, Long> hour : expected.hours.entrySet().stream().limit(5).toList()) {
      assertThat(sum("&interrupted=" + hour.getKey(), 1)).as(page).isEqualTo(hour.getValue());
    }
    assertThat(sum("&response=escalated", 2)).as(page).isEqualTo(expected.escalations);
    assertThat(count("&response=acknowledged")).as(page).isEqualTo(expected.acknowledged.size());
    assertThat(count("&response=unacknowledged")).as(page).isEqualTo(expected.unacknowledged);
    assertThat(count("&response=resolved")).as(page).isEqualTo(expected.resolved.size());
  }

  private long sum(String filter, int column) throws Exception {
    long sum = 0;
    for (long[] row : rows(filter)) {
      sum += row[column - 1];
    }
    return sum;
  }

  private long count(String filter) throws Exception {
    return rows(filter).size();
  }

  private List<long[]> rows(String filter) throws Exception {
    var rows = new ArrayList<long[]>();
    String next = page + filter;
    for (int i = 0; next != null; i++) {
      assertThat(i).as("pages of " + page + filter).isLessThanOrEqualTo(MOST_FOLLOWED);
      String html = html(next);
      Matcher row = ROW.matcher(html);
      while (row.find()) {
        rows.add(new long[] {Long.parseLong(row.group(1)), Long.parseLong(row.group(2))});
      }
      Matcher more = NEXT.matcher(html);
      next = more.find() ? more.group(1).replace("&amp;", "&") : null;
    }
    return rows;
  }

  private String html(String address) throws Exception {
    var answer = oncall.get(address);
    assertThat(answer.statusCode()).as(address + answer.body()).isEqualTo(200);
    return answer.body();
  }
}
