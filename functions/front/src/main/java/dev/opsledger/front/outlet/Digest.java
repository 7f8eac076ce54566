package dev.opsledger.front.outlet;

import dev.opsledger.core.json.Json;
import io.micronaut.json.tree.JsonNode;
import java.time.LocalDate;
import java.util.List;

/**
 * What is told on a working day of the days since the one before.
 *
 * @param date the day on which it is told
 * @param news whether there is anything new; otherwise nobody is told
 * @param sections what there is to tell, none of them empty
 */
public record Digest(LocalDate date, boolean news, List<Section> sections) {
  /** Lines under a heading. */
  public record Section(String title, List<Line> lines) {
    private JsonNode json() {
      return Json.object("title", title, "lines", lines.stream().map(Line::json).toList());
    }

    private static Section of(JsonNode json) {
      return new Section(
          Json.text(json, "title").orElseThrow(),
          Json.elements(json, "lines").stream().map(Line::of).toList());
    }
  }

  /**
   * A sentence.
   *
   * @param path where the same is seen, on the ledger's own address
   */
  public record Line(String text, String path) {
    private JsonNode json() {
      return Json.object("text", text, "path", path);
    }

    private static Line of(JsonNode json) {
      return new Line(Json.text(json, "text").orElseThrow(), Json.text(json, "path").orElseThrow());
    }
  }

  public Digest {
    sections = List.copyOf(sections);
  }

  /** Where it is seen. */
  public String path() {
    return "/digest?date=" + date;
  }

  /** Its heading. */
  public String title() {
    return "Digest of " + DayNames.full(date);
  }

  /** The digest as it is stored. */
  String json() {
    return Json.text(
        Json.object("news", news, "sections", sections.stream().map(Section::json).toList()));
  }

  /** A stored digest. */
  static Digest of(LocalDate date, String json) {
    JsonNode stored = Json.stored("the digest of " + date, json);
    return new Digest(
        date,
        Json.flag(stored, "news").orElse(false),
        Json.elements(stored, "sections").stream().map(Section::of).toList());
  }

  /** The digest as text. */
  public String text() {
    var text = new StringBuilder(title()).append('\n');
    if (!news) {
      text.append("\nNothing new.\n");
    }
    for (Section section : sections) {
      text.append('\n').append(section.title()).append('\n');
      section.lines().forEach(line -> text.append("- ").append(line.text()).append('\n'));
    }
    return text.toString();
  }
}
