package dev.opsledger.core.dynamo;

import dev.opsledger.core.text.CleanText;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * One row of a table, read and written without reflection. A null value leaves its attribute out.
 *
 * @param attributes the attributes by name
 */
public record Row(Map<String, AttributeValue> attributes) {
  public Row {
    attributes = Map.copyOf(attributes);
  }

  /** A row with nothing but its keys. */
  public static Row of(String pk, String sk) {
    return new Row(Map.of("pk", text(pk), "sk", text(sk)));
  }

  public Row with(String name, String value) {
    return value == null ? this : withValue(name, text(value));
  }

  public Row with(String name, Long value) {
    return value == null ? this : withValue(name, number(value));
  }

  public Row with(String name, boolean value) {
    return withValue(name, AttributeValue.fromBool(value));
  }

  /** An instant as ISO-8601 text, in UTC. */
  public Row with(String name, Instant value) {
    return value == null ? this : with(name, value.toString());
  }

  /** A set of texts; an empty one leaves the attribute out, as DynamoDB has no empty sets. */
  public Row with(String name, Collection<String> values) {
    return values.isEmpty()
        ? this
        : withValue(name, AttributeValue.fromSs(Set.copyOf(values).stream().sorted().toList()));
  }

  /** When DynamoDB may delete the row (time to live, whole seconds). */
  public Row expiring(Instant at) {
    return withValue("expires", number(at.getEpochSecond()));
  }

  private Row withValue(String name, AttributeValue value) {
    var copy = new LinkedHashMap<>(attributes);
    copy.put(name, value);
    return new Row(copy);
  }

  public String pk() {
    return key("pk");
  }

  public String sk() {
    return key("sk");
  }

  /** As it is stored, for it finds the row again. */
  private String key(String name) {
    return stored(name).orElseThrow(() -> new IllegalStateException("no " + name));
  }

  /**
   * The text of an attribute, empty when there is none. It is clean, though the row may be from
   * before texts were cleaned where they come in.
   */
  public Optional<String> find(String name) {
    return stored(name).map(CleanText::of);
  }

  /**
   * The text of an attribute that every such row has.
   *
   * @throws IllegalStateException when it is missing
   */
  public String get(String name) {
    return find(name).orElseThrow(() -> new IllegalStateException("no " + name));
  }

  public Optional<Long> findNumber(String name) {
    return Optional.ofNullable(attributes.get(name)).map(AttributeValue::n).map(Long::valueOf);
  }

  /** The number of an attribute, zero when there is none. */
  public long number(String name) {
    return findNumber(name).orElse(0L);
  }

  public Optional<Instant> findInstant(String name) {
    return find(name).map(Instant::parse);
  }

  public boolean flag(String name) {
    return Optional.ofNullable(attributes.get(name)).map(AttributeValue::bool).orElse(false);
  }

  /** The texts of a set, none when there is no such attribute. */
  public Set<String> texts(String name) {
    AttributeValue value = attributes.get(name);
    return value == null || !value.hasSs() ? Set.of() : Set.copyOf(value.ss());
  }

  private Optional<String> stored(String name) {
    return Optional.ofNullable(attributes.get(name)).map(AttributeValue::s);
  }

  /** A text as DynamoDB's attribute value. */
  public static AttributeValue text(String value) {
    return AttributeValue.fromS(value);
  }

  /** A whole number as DynamoDB's attribute value. */
  public static AttributeValue number(Long value) {
    return AttributeValue.fromN(Long.toString(value));
  }
}
