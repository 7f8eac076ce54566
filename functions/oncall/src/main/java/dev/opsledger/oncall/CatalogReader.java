package dev.opsledger.oncall;

import dev.opsledger.core.json.Json;
import io.micronaut.json.tree.JsonNode;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Reads services, teams and policies as PagerDuty writes them; what has no id is left out. */
final class CatalogReader {
  private CatalogReader() {}

  /** The catalog of all pages' items; a thing that two pages list counts once. */
  static Catalog catalog(List<JsonNode> services, List<JsonNode> teams, List<JsonNode> policies) {
    var catalog = new Catalog(new TreeMap<>(), new TreeMap<>(), new TreeMap<>());
    for (JsonNode json : services) {
      reference(json).ifPresent(ref -> catalog.services().put(ref.id(), service(ref, json)));
    }
    for (JsonNode json : teams) {
      reference(json).ifPresent(ref -> catalog.teams().put(ref.id(), ref));
    }
    for (JsonNode json : policies) {
      reference(json).ifPresent(ref -> catalog.policies().put(ref.id(), policy(ref, json)));
    }
    return catalog;
  }

  private static Catalog.Service service(Reference ref, JsonNode json) {
    return new Catalog.Service(
        ref.id(),
        ref.name(),
        Json.text(json, "status").map(VendorText::storable).orElse("active"),
        ids(json, "teams"),
        reference(Json.child(json, "escalation_policy")).map(Reference::id));
  }

  private static Catalog.Policy policy(Reference ref, JsonNode json) {
    return new Catalog.Policy(ref.id(), ref.name(), ids(json, "teams"), ids(json, "services"));
  }

  private static List<String> ids(JsonNode json, String field) {
    return Json.elements(json, field).stream()
        .flatMap(element -> reference(element).stream())
        .map(Reference::id)
        .distinct()
        .toList();
  }

  /** Id and name of an object or a reference; empty without an id. */
  static Optional<Reference> reference(JsonNode json) {
    Optional<String> name =
        Stream.of("name", "summary").flatMap(f -> Json.text(json, f).stream()).findFirst();
    return Json.text(json, "id")
        .map(VendorText::storable)
        .filter(id -> !id.isBlank() && id.length() <= Reference.LONGEST_ID)
        .map(id -> new Reference(id, name.map(VendorText::storable).orElse(id)));
  }
}
