package dev.opsledger.front;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Follows the links of numbers to the rows that they count. */
record PageRows(Newcomer newcomer) {
  private static final HttpClient HTTP = HttpClient.newHttpClient();
  private static final int MOST_PAGES = 40;
  private static final Pattern NUMBER =
      Pattern.compile(
          "<a (?:class=\"tile\" )?href=\"([^\"#]+)\"[^>]*>(?:<span"
              + " class=\"name\">[^<]*</span>\\s*)?(?:<b[^>]*>)?(?:<strong"
              + " class=\"bad\">)?([0-9\u202F]+)[<. ]");
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

  /** The rows of a table at an address and on the pages that follow. */
  long count(String address, String table) throws IOException, InterruptedException {
    long rows = 0;
    String next = address;
    for (int i = 0; next != null && i < MOST_PAGES; i++) {
      String html = html(next);
      int start = html.indexOf("<table id=\"" + table + "-rows\">");
      if (start >= 0) {
        String body =
            html.substring(html.indexOf("<tbody>", start), html.indexOf("</table>", start));
        rows += body.split("<tr>", -1).length - 1;
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
