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
 * One row of a table, read and written without reflection. Setting null leaves the attribute out.
 *
 * @param attributes the attributes by name
 */
public record Row(Map<String, AttributeValue> attributes) {
  public Row {
    attributes = Map.copyOf(attributes);
  }

  /** A row with only its keys. */
  public static Row of(String pk, String sk) {
    return new Row(Map.of("pk", text(pk), "sk", text(sk)));
  }

  /** A copy with a string; null leaves the attribute out. */
  public Row with(String name, String value) {
    return value == null ? this : withValue(name, text(value));
  }

  /** A copy with a number; null leaves the attribute out. */
  public Row with(String name, Long value) {
    return value == null ? this : withValue(name, number(value));
  }

  /** A copy with a boolean. */
  public Row with(String name, boolean value) {
    return withValue(name, AttributeValue.fromBool(value));
  }

  /** A copy with an instant as ISO-8601 text in UTC; null leaves the attribute out. */
  public Row with(String name, Instant value) {
    return value == null ? this : with(name, value.toString());
  }

  /** A copy with a set of strings; an empty set is left out, as DynamoDB has no empty sets. */
  public Row with(String name, Collection<String> values) {
    return values.isEmpty()
        ? this
        : withValue(name, AttributeValue.fromSs(Set.copyOf(values).stream().sorted().toList()));
  }

  /** A copy with a time to live (whole epoch seconds), after which DynamoDB may delete the row. */
  public Row expiring(Instant at) {
    return withValue("expires", number(at.getEpochSecond()));
  }

  private Row withValue(String name, AttributeValue value) {
    var copy = new LinkedHashMap<>(attributes);
    copy.put(name, value);
    return new Row(copy);
  }

  /** The partition key. */
  public String pk() {
    return key("pk");
  }

  /** The sort key. */
  public String sk() {
    return key("sk");
  }

  /** Unlike {@link #find}, does not clean the text, as a changed key would not find the row. */
  private String key(String name) {
    return stored(name).orElseThrow(() -> new IllegalStateException("no " + name));
  }

  /**
   * The text of an attribute; empty if missing. Cleaned here as well, because old rows were stored
   * before texts were cleaned on input.
   */
  public Optional<String> find(String name) {
    return stored(name).map(CleanText::of);
  }

  /**
   * The text of a required attribute.
   *
   * @throws IllegalStateException if it is missing
   */
  public String get(String name) {
    return find(name).orElseThrow(() -> new IllegalStateException("no " + name));
  }

  /** The number of an attribute; empty if missing. */
  public Optional<Long> findNumber(String name) {
    return Optional.ofNullable(attributes.get(name)).map(AttributeValue::n).map(Long::valueOf);
  }

  /** The number of an attribute; zero if missing. */
  public long number(String name) {
    return findNumber(name).orElse(0L);
  }

  /** The instant of an attribute; empty if missing. */
  public Optional<Instant> findInstant(String name) {
    return find(name).map(Instant::parse);
  }

  /** The boolean of an attribute; false if missing. */
  public boolean flag(String name) {
    return Optional.ofNullable(attributes.get(name)).map(AttributeValue::bool).orElse(false);
  }

  /** The strings of a set; empty if the attribute is missing. */
  public Set<String> texts(String name) {
    AttributeValue value = attributes.get(name);
    return value == null || !value.hasSs() ? Set.of() : Set.copyOf(value.ss());
  }

  private Optional<String> stored(String name) {
    return Optional.ofNullable(attributes.get(name)).map(AttributeValue::s);
  }

  /** A DynamoDB attribute value of type string. */
  public static AttributeValue text(String value) {
    return AttributeValue.fromS(value);
  }

  /** A DynamoDB attribute value of type number. */
  public static AttributeValue number(Long value) {
    return AttributeValue.fromN(Long.toString(value));
  }
}
