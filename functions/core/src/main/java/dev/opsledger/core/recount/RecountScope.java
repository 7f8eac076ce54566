package dev.opsledger.core.recount;

import dev.opsledger.core.json.Json;
import io.micronaut.json.tree.JsonNode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * What a recount covers.
 *
 * @param since the first day; empty for all from the beginning
 * @param until the last day; empty for all up to now
 * @param repair whether what differs is corrected and rows are told again, or only compared
 */
public record RecountScope(Optional<LocalDate> since, Optional<LocalDate> until, boolean repair) {
  /** The scope that covers every day. */
  public static RecountScope all(boolean repair) {
    return new RecountScope(Optional.empty(), Optional.empty(), repair);
  }

  /** The scope in the body of a unit. */
  public static RecountScope of(JsonNode body) {
    return new RecountScope(
        Json.text(body, "since").map(LocalDate::parse),
        Json.text(body, "until").map(LocalDate::parse),
        Json.flag(body, "repair").orElse(false));
  }

  /** The body of a unit: the scope, and more fields as names and values. */
  public JsonNode body(Object... more) {
    List<Object> fields =
        new ArrayList<>(List.of("since", since, "until", until, "repair", repair));
    fields.addAll(Arrays.asList(more));
    return Json.object(fields.toArray());
  }

  /** Whether a day is covered. */
  public boolean covers(LocalDate day) {
    return since.filter(day::isBefore).isEmpty() && until.filter(day::isAfter).isEmpty();
  }
}
