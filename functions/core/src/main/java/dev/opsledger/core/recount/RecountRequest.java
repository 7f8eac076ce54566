package dev.opsledger.core.recount;

import com.amazonaws.services.lambda.runtime.events.ScheduledEvent;
import dev.opsledger.core.json.Json;
import io.micronaut.json.tree.JsonNode;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/**
 * The request for a recount, an event on the bus that the planners of all sources receive.
 *
 * @param id the id under which its progress is shown
 * @param sources the sources to recount
 * @param scope what is recounted of each
 */
public record RecountRequest(String id, List<String> sources, RecountScope scope) {
  /** The event's type. */
  public static final String DETAIL_TYPE = "recount.requested";

  /** The sources that can be recounted. */
  public static final List<String> KNOWN = List.of("ci", "deployments", "oncall");

  public RecountRequest {
    sources = List.copyOf(new TreeSet<>(sources));
  }

  /** The event's detail. */
  public JsonNode detail() {
    return scope.body("recountId", id, "sources", String.join(" ", sources));
  }

  /**
   * The request in an event; empty if the event is another one.
   *
   * @throws IllegalArgumentException if it is malformed
   */
  static Optional<RecountRequest> of(ScheduledEvent event) {
    if (!DETAIL_TYPE.equals(event.getDetailType())) {
      return Optional.empty();
    }
    Map<String, Object> detail = event.getDetail();
    String id = text(detail, "recountId").orElse("");
    List<String> sources = List.of(text(detail, "sources").orElse("").split(" ", -1));
    if (!id.matches("[0-9a-f-]{36}") || !KNOWN.containsAll(sources)) {
      throw new IllegalArgumentException(
          "a recount needs recountId, and sources of " + KNOWN + ": " + detail);
    }
    var scope =
        new RecountScope(
            text(detail, "since").map(LocalDate::parse),
            text(detail, "until").map(LocalDate::parse),
            text(detail, "repair").map(Boolean::valueOf).orElse(true));
    return Optional.of(new RecountRequest(id, sources, scope));
  }

  private static Optional<String> text(Map<String, Object> detail, String name) {
    return Optional.ofNullable(detail.get(name)).map(Object::toString);
  }

  /** The text of the event's detail. */
  public String text() {
    return Json.text(detail());
  }
}
