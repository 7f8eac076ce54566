package dev.opsledger.oncall.sync;

import dev.opsledger.core.json.Json;
import dev.opsledger.oncall.domain.Catalog;
import dev.opsledger.oncall.domain.Reference;
import dev.opsledger.oncall.domain.VendorText;
import io.micronaut.json.tree.JsonNode;
import java.util.Collection;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.stream.Stream;

/** Parses services, teams and escalation policies from PagerDuty's REST API. */
final class CatalogParser {
  private CatalogParser() {}

  /** The services of a list, by id; those without a valid id are left out. */
  static NavigableMap<String, Catalog.Service> services(Collection<JsonNode> list) {
    return byId(list, CatalogParser::service);
  }

  /** The teams of a list, by id; those without a valid id are left out. */
  static NavigableMap<String, Reference> teams(Collection<JsonNode> list) {
    return byId(list, (ref, _) -> ref);
  }

  /** The escalation policies of a list, by id; those without a valid id are left out. */
  static NavigableMap<String, Catalog.Policy> policies(Collection<JsonNode> list) {
    return byId(list, CatalogParser::policy);
  }

  private static <T> NavigableMap<String, T> byId(
      Collection<JsonNode> list, BiFunction<Reference, JsonNode, T> parse) {
    var items = new TreeMap<String, T>();
    for (JsonNode json : list) {
      reference(json).ifPresent(ref -> items.put(ref.id(), parse.apply(ref, json)));
    }
    return items;
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

  /** The id and name of an object or a reference; empty if it has no valid id. */
  static Optional<Reference> reference(JsonNode json) {
    Optional<String> name =
        Stream.of("name", "summary").flatMap(f -> Json.text(json, f).stream()).findFirst();
    return Json.text(json, "id")
        .map(VendorText::storable)
        .filter(id -> !id.isBlank() && id.length() <= Reference.LONGEST_ID)
        .map(id -> new Reference(id, name.map(VendorText::storable).orElse(id)));
  }
}
