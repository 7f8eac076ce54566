package dev.opsledger.core.page;

import io.micronaut.core.annotation.Nullable;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;

/**
 * A cell of a table: what it shows, and the value that the same table has as CSV and JSON.
 *
 * @param value a text, a number or a moment; null where nothing is known
 * @param html what the page shows
 * @param words whether it reads as words, which stand at the left
 */
public record PageCell(@Nullable Object value, String html, boolean words) {
  private static final String UNKNOWN = "–";

  /** Nothing is known. */
  public static PageCell none() {
    return new PageCell(null, UNKNOWN, false);
  }

  /** A text of the outside world. */
  public static PageCell text(String text) {
    return new PageCell(text, Html.escape(text), true);
  }

  /** A text of the outside world, if it is known. */
  public static PageCell text(Optional<String> text) {
    return text.map(PageCell::text).orElseGet(PageCell::none);
  }

  /** A text that leads to an address of ours. */
  public static PageCell link(String text, String address) {
    return new PageCell(text, anchor(address, Html.escape(text)), true);
  }

  /** A text that leads somewhere, with a note in small print that tells it from others. */
  public static PageCell link(String text, String address, String note) {
    if (note.isEmpty()) {
      return link(text, address);
    }
    String small = " <small>" + Html.escape(note) + "</small>";
    return new PageCell(
        "%s (%s)".formatted(text, note), anchor(address, Html.escape(text)) + small, true);
  }

  /** A number. */
  public static PageCell number(long number) {
    return new PageCell(number, Html.number(number), false);
  }

  /** A number that identifies something, written without separators of thousands. */
  public static PageCell id(long id) {
    return new PageCell(id, Long.toString(id), false);
  }

  /** A number that leads to the rows it counts. */
  public static PageCell number(long number, String address) {
    return new PageCell(number, anchor(address, Html.number(number)), false);
  }

  /** A number that should be zero. */
  public static PageCell bad(long number) {
    return new PageCell(number, HtmlFormat.bad(number), false);
  }

  /** A number that should be zero and leads to the rows it counts. */
  public static PageCell bad(long number, String address) {
    return new PageCell(number, anchor(address, HtmlFormat.bad(number)), false);
  }

  /** A share of one. */
  public static PageCell share(double share) {
    return new PageCell(share, HtmlFormat.share(share), false);
  }

  /** An amount of US dollars. */
  public static PageCell dollars(double amount) {
    return new PageCell(amount, HtmlFormat.dollars(amount), false);
  }

  /** The same, which leads to the rows that it was made from. */
  public PageCell to(String address) {
    return new PageCell(value, anchor(address, html), words);
  }

  /** A moment, to the minute. */
  public static PageCell moment(Instant at, ZoneId zone) {
    return new PageCell(at.toString(), HtmlFormat.moment(at, zone), false);
  }

  /** A moment, if it is known. */
  public static PageCell moment(Optional<Instant> at, ZoneId zone) {
    return at.map(known -> moment(known, zone)).orElseGet(PageCell::none);
  }

  /** A duration; its value is in seconds. */
  public static PageCell seconds(long seconds) {
    return new PageCell(seconds, HtmlFormat.duration(seconds), false);
  }

  /** A duration, if it is known. */
  public static PageCell seconds(Optional<Long> seconds) {
    return seconds.map(PageCell::seconds).orElseGet(PageCell::none);
  }

  /** A word for how something is or ended, in its colour. */
  public static PageCell state(String word) {
    return new PageCell(
        word,
        "<span class=\"state %s\">%s</span>"
            .formatted(StateColour.of(word).css(), Html.escape(word.replace('_', ' '))),
        true);
  }

  /** A link to a vendor's own page, if its address is known and one of the web. */
  public static PageCell vendor(String name, Optional<String> address) {
    return address
        .filter(url -> url.startsWith("https://") || url.startsWith("http://"))
        .map(
            url ->
                new PageCell(
                    url,
                    "<a class=\"vendor\" href=\"%s\" rel=\"noreferrer noopener\">%s</a>"
                        .formatted(Html.escape(url), Html.escape(name)),
                    true))
        .orElseGet(PageCell::none);
  }

  private static String anchor(String address, String html) {
    return "<a href=\"%s\">%s</a>".formatted(Html.escape(address), html);
  }
}
