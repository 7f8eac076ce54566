package dev.opsledger.oncall.store.catalog;

import dev.opsledger.core.json.Json;
import dev.opsledger.core.json.MalformedJsonException;
import dev.opsledger.oncall.domain.Catalog;
import dev.opsledger.oncall.domain.Reference;
import io.micronaut.json.tree.JsonNode;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/** The stored form of the catalog: JSON arrays, which are smaller than objects. */
final class CatalogJson {
  private CatalogJson() {}

  static String write(Catalog catalog) {
    List<JsonNode> services =
        catalog.services().values().stream()
            .map(s -> array(s.id(), s.name(), s.status(), s.teams(), s.policy()))
            .toList();
    List<JsonNode> teams =
        catalog.teams().values().stream().map(t -> array(t.id(), t.name())).toList();
    List<JsonNode> policies =
        catalog.policies().values().stream()
            .map(p -> array(p.id(), p.name(), p.teams(), p.services()))
            .toList();
    return Json.text(array(services, teams, policies));
  }

  private static JsonNode array(Object... values) {
    return Json.node(List.of(values));
  }

  static Catalog read(String text) {
    JsonNode json;
    try {
      json = Json.parse(text);
    } catch (MalformedJsonException e) {
      throw new IllegalStateException("the stored catalog is not valid JSON", e);
    }
    var catalog = new Catalog(new TreeMap<>(), new TreeMap<>(), new TreeMap<>());
    for (JsonNode s : Json.elements(json.get(0))) {
      catalog.services().put(text(s, 0), service(s));
    }
    for (JsonNode t : Json.elements(json.get(1))) {
      catalog.teams().put(text(t, 0), new Reference(text(t, 0), text(t, 1)));
    }
    for (JsonNode p : Json.elements(json.get(2))) {
      var policy = new Catalog.Policy(text(p, 0), text(p, 1), texts(p, 2), texts(p, 3));
      catalog.policies().put(policy.id(), policy);
    }
    return catalog;
  }

  private static Catalog.Service service(JsonNode s) {
    JsonNode policy = s.get(4);
    return new Catalog.Service(
        text(s, 0),
        text(s, 1),
        text(s, 2),
        texts(s, 3),
        Optional.of(policy).filter(JsonNode::isString).map(JsonNode::getStringValue));
  }

  private static String text(JsonNode array, int index) {
    return array.get(index).getStringValue();
  }

  private static List<String> texts(JsonNode array, int index) {
    return Json.elements(array.get(index)).stream().map(JsonNode::getStringValue).toList();
  }
}
