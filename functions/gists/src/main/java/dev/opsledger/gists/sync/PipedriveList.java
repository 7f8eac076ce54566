package dev.opsledger.gists.sync;

import dev.opsledger.core.json.Json;
import dev.opsledger.core.vendor.VendorUnavailableException;
import io.micronaut.json.tree.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A page of things as Pipedrive describes it. Anything else is no empty list: from "there is none"
 * follows that one is made.
 *
 * @param items the things, each with an id
 * @param next the cursor of the next page, empty after the last
 */
record PipedriveList(List<JsonNode> items, Optional<String> next) {

  /** Of organizations or deals (API v2). */
  static PipedriveList of(JsonNode answer) throws VendorUnavailableException {
    return new PipedriveList(items(answer, "data"), cursor(answer));
  }

  /** Of a search's hits (API v2). */
  static PipedriveList ofSearch(JsonNode answer) throws VendorUnavailableException {
    var items = new ArrayList<JsonNode>();
    for (JsonNode hit : array(Json.child(answer, "data"), "items")) {
      items.add(identified(Json.child(hit, "item")));
    }
    return new PipedriveList(items, cursor(answer));
  }

  /** Of notes (API v1), which writes null where there is nothing. */
  static List<JsonNode> notes(JsonNode answer) throws VendorUnavailableException {
    JsonNode data = answer.get("data");
    return data != null && data.isNull() ? List.of() : items(answer, "data");
  }

  private static List<JsonNode> items(JsonNode object, String field)
      throws VendorUnavailableException {
    var items = new ArrayList<JsonNode>();
    for (JsonNode item : array(object, field)) {
      items.add(identified(item));
    }
    return items;
  }

  private static List<JsonNode> array(JsonNode object, String field)
      throws VendorUnavailableException {
    JsonNode array = object.get(field);
    if (array == null || !array.isArray()) {
      throw new VendorUnavailableException("Pipedrive's answer has no list");
    }
    return Json.elements(array);
  }

  private static JsonNode identified(JsonNode item) throws VendorUnavailableException {
    if (Json.number(item, "id").isEmpty()) {
      throw new VendorUnavailableException("Pipedrive lists something without an id");
    }
    return item;
  }

  private static Optional<String> cursor(JsonNode answer) throws VendorUnavailableException {
    JsonNode cursor = Json.child(answer, "additional_data").get("next_cursor");
    if (cursor == null || cursor.isNull()) {
      return Optional.empty();
    }
    if (!cursor.isString() || cursor.getStringValue().isEmpty()) {
      throw new VendorUnavailableException("Pipedrive's cursor cannot be read");
    }
    return Optional.of(cursor.getStringValue());
  }
}
