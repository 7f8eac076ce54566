package dev.opsledger.front;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Follows the links of numbers to the rows that they count. */
record PageRows(Newcomer newcomer) {
  private static final HttpClient HTTP = HttpClient.newHttpClient();
  private static final int MOST_PAGES = 40;
  private static final Pattern NUMBER =
      Pattern.compile(
          "<a (?:class=\"(?:tile|h[1-4])\" )?href=\"([^\"]+)\"[^>]*>(?:<span"
              + " class=\"name\">[^<]*</span>\\s*)?(?:<b[^>]*>)?(?:<strong"
              + " class=\"bad\">)?([0-9\u202F]+)(?:</strong>)?(?:</b>)?\\s*(?:</a>|<span"
              + " class=\"note\">)");
  private static final Pattern CELL = Pattern.compile("<td[^>]*>(.*?)</td>");
  private static final Pattern NEXT = Pattern.compile("<a href=\"([^\"]*)\" rel=\"next\">");

  /** The numbers on a page, by the address that each leads to. */
  Map<String, Long> numbers(String html) {
    var numbers = new LinkedHashMap<String, Long>();
    Matcher link = NUMBER.matcher(html);
    while (link.find()) {
      String address = link.group(1).replace("&amp;", "&");
      numbers.put(address, Long.parseLong(link.group(2).replace("\u202F", "")));
    }
    return numbers;
  }

  /**
   * What a number on a page counts, by the rows of the page to which it leads; empty for sums of
   * what rows hold.
   */
  Optional<Long> counted(String page, String address) throws IOException, InterruptedException {
    String to = address.startsWith("#") ? page + address : address;
    Optional<String> table = table(to);
    if (table.isEmpty()) {
      return Optional.empty();
    }
    List<String> rows = rows(to.replaceFirst("#.*", ""), table.get());
    if (to.contains("interrupted=")) {
      return Optional.of(rows.stream().mapToLong(row -> cell(row, 0)).sum());
    }
    return Optional.of(
        to.contains("response=escalated")
            ? rows.stream().mapToLong(row -> cell(row, 1)).sum()
            : rows.size());
  }

  /** The table whose rows a number counts. */
  private static Optional<String> table(String address) {
    String place = address.contains("#") ? address.replaceFirst(".*#", "") : "";
    if (address.startsWith("/dora")) {
      return Optional.of(place).filter(id -> !id.isEmpty());
    }
    if (address.startsWith("/ci")) {
      return Optional.of("runs").filter(_ -> !place.equals("trouble"));
    }
    if (address.startsWith("/releases") && !address.contains("deployment=")) {
      return Optional.of("deployments");
    }
    if (address.startsWith("/oncall")) {
      return Optional.of("incidents");
    }
    return address.startsWith("/leads?state") ? Optional.of("gists") : Optional.empty();
  }

  private static long cell(String row, int place) {
    Matcher cells = CELL.matcher(row);
    for (int i = 0; i <= place; i++) {
      cells.find();
    }
    return Long.parseLong(cells.group(1).replaceAll("<[^>]*>|\u202F", ""));
  }

  /** The rows of a table at an address and on the pages that follow. */
  private List<String> rows(String address, String table) throws IOException, InterruptedException {
    var rows = new ArrayList<String>();
    String next = address;
    for (int i = 0; next != null && i < MOST_PAGES; i++) {
      String html = html(next);
      int start = html.indexOf("<table id=\"" + table + "-rows\">");
      if (start >= 0) {
        String body =
            html.substring(html.indexOf("<tbody>", start), html.indexOf("</table>", start));
        List<String> parts = List.of(body.split("<tr>", -1));
        rows.addAll(parts.subList(1, parts.size()));
      }
      Matcher more = NEXT.matcher(html);
      next = more.find() ? more.group(1).replace("&amp;", "&") : null;
    }
    return rows;
  }

  String html(String address) throws IOException, InterruptedException {
    HttpResponse<String> answer =
        HTTP.send(
            HttpRequest.newBuilder(URI.create(newcomer.host.uri() + address)).build(),
            HttpResponse.BodyHandlers.ofString());
    if (answer.statusCode() != 200) {
      throw new AssertionError(address + " answers " + answer.statusCode() + " " + answer.body());
    }
    return answer.body();
  }
}
