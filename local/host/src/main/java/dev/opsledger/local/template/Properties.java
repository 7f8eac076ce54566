package dev.opsledger.local.template;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.opsledger.local.StartException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The properties of a resource, an event or a nested object. Readers call {@link #finish} at the
 * end, which rejects every property that was not read: the host does not support it.
 */
final class Properties {
  private final String where;
  private final JsonNode raw;
  private final Resolver resolver;
  private final Set<String> read = new HashSet<>();

  Properties(String where, JsonNode raw, Resolver resolver) {
    this.where = where;
    this.raw = raw;
    this.resolver = resolver;
  }

  String where() {
    return where;
  }

  Optional<JsonNode> tree(String name) {
    read.add(name);
    try {
      JsonNode value = resolver.resolve(raw.path(name));
      return value.isMissingNode() || value.isNull() ? Optional.empty() : Optional.of(value);
    } catch (UnsetParameterException unset) {
      throw unset.at(where + "." + name);
    }
  }

  Optional<String> text(String name) {
    return tree(name).map(JsonNode::asText);
  }

  String required(String name) {
    return text(name).orElseThrow(() -> new StartException(where + "." + name + " is missing."));
  }

  int number(String name, int otherwise) {
    String text = text(name).orElse(Integer.toString(otherwise));
    try {
      return Integer.parseInt(text);
    } catch (NumberFormatException notANumber) {
      throw new StartException(
          "%s.%s is \"%s\", which is not a whole number.".formatted(where, name, text));
    }
  }

  boolean flag(String name, boolean otherwise) {
    return text(name).map(Boolean::parseBoolean).orElse(otherwise);
  }

  List<String> texts(String name) {
    List<String> texts = new ArrayList<>();
    tree(name).ifPresent(list -> list.forEach(each -> texts.add(each.asText())));
    return texts;
  }

  /** A nested object; empty if absent. */
  Properties nested(String name) {
    read.add(name);
    return new Properties(where + "." + name, resolver.choose(raw.path(name)), resolver);
  }

  /** The objects of a list. */
  List<Properties> list(String name) {
    Properties list = nested(name);
    List<Properties> each = new ArrayList<>();
    for (int i = 0; i < list.raw.size(); i++) {
      JsonNode item = resolver.choose(list.raw.get(i));
      each.add(new Properties(list.where + "[" + i + "]", item, resolver));
    }
    return each;
  }

  /** The names of the properties present. */
  List<String> names() {
    List<String> names = new ArrayList<>();
    raw.fieldNames().forEachRemaining(names::add);
    return names;
  }

  /** Resolves a value; empty if it refers to a parameter without a value. */
  Optional<JsonNode> treeIfSet(String name) {
    read.add(name);
    try {
      JsonNode value = resolver.resolve(raw.path(name));
      return value.isMissingNode() ? Optional.empty() : Optional.of(value);
    } catch (UnsetParameterException unset) {
      return Optional.empty();
    }
  }

  boolean isEmpty() {
    return raw instanceof MissingNode || raw.isEmpty();
  }

  /** Accepts and ignores properties that have no local effect. */
  void withoutEffect(String... names) {
    read.addAll(List.of(names));
  }

  /** Fails if there are properties that were not read. */
  void finish() {
    for (String name : names()) {
      if (!read.contains(name)) {
        throw new StartException(
            "%s.%s is not supported by the local host.".formatted(where, name));
      }
    }
  }
}
