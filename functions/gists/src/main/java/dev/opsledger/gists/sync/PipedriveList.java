package dev.opsledger.gists.sync;

import dev.opsledger.core.json.Json;
import dev.opsledger.core.vendor.VendorUnavailableException;
import io.micronaut.json.tree.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A page of a list from Pipedrive. Anything that is not in its format is an error rather than an
 * empty list, because what is not found is created.
 *
 * @param items the items, each with an id
 * @param next the cursor of the next page, empty on the last
 */
record PipedriveList(List<JsonNode> items, Optional<String> next) {

  /** Parses a page of organizations or deals (API v2). */
  static PipedriveList of(JsonNode response) throws VendorUnavailableException {
    return new PipedriveList(items(response, "data"), cursor(response));
  }

  /** Parses a page of search results (API v2). */
  static PipedriveList ofSearch(JsonNode response) throws VendorUnavailableException {
    var items = new ArrayList<JsonNode>();
    for (JsonNode hit : array(Json.child(response, "data"), "items")) {
      items.add(identified(Json.child(hit, "item")));
    }
    return new PipedriveList(items, cursor(response));
  }

  /** Parses notes (API v1, which has null in place of an empty list). */
  static List<JsonNode> notes(JsonNode response) throws VendorUnavailableException {
    JsonNode data = response.get("data");
    return data != null && data.isNull() ? List.of() : items(response, "data");
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
      throw new VendorUnavailableException("Pipedrive's response has no list");
    }
    return Json.elements(array);
  }

  private static JsonNode identified(JsonNode item) throws VendorUnavailableException {
    if (Json.number(item, "id").isEmpty()) {
      throw new VendorUnavailableException("Pipedrive's list has an item without an id");
    }
    return item;
  }

  private static Optional<String> cursor(JsonNode response) throws VendorUnavailableException {
    JsonNode cursor = Json.child(response, "additional_data").get("next_cursor");
    if (cursor == null || cursor.isNull()) {
      return Optional.empty();
    }
    if (!cursor.isString() || cursor.getStringValue().isEmpty()) {
      throw new VendorUnavailableException("Pipedrive's cursor must be a non-empty string");
    }
    return Optional.of(cursor.getStringValue());
  }
}
