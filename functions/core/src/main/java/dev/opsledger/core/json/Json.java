package dev.opsledger.core.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import dev.opsledger.core.text.CleanText;
import io.micronaut.jackson.core.tree.JsonNodeTreeCodec;
import io.micronaut.json.JsonStreamConfig;
import io.micronaut.json.tree.JsonNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * JSON as trees, without reflection. What vendors send is read leniently, field by field, because
 * they add and omit fields as they please.
 */
public final class Json {
  /** How deep what is parsed may nest. */
  static final int DEEPEST = 100;

  private static final JsonFactory FACTORY =
      JsonFactory.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(JsonWriteFeature.COMBINE_UNICODE_SURROGATES_IN_UTF8)
          .streamReadConstraints(StreamReadConstraints.builder().maxNestingDepth(DEEPEST).build())
          .build();

  /** The decimal digits of the largest 64-bit integer. */
  private static final int MOST_DIGITS = 19;

  /** Keeps numbers exact; a double would round them or overflow to infinity. */
  private static final JsonNodeTreeCodec TREES =
      JsonNodeTreeCodec.getInstance()
          .withConfig(JsonStreamConfig.DEFAULT.withUseBigDecimalForFloats(true));

  private Json() {}

  /**
   * Parses one JSON value from outside; its texts are cleaned by {@link CleanText}.
   *
   * @throws MalformedJsonException if it is invalid, nests deeper than 100, repeats a field name,
   *     or has trailing content
   */
  public static JsonNode parse(byte[] utf8) throws MalformedJsonException {
    try (JsonParser parser = new CleanParser(FACTORY.createParser(utf8))) {
      return whole(parser);
    } catch (IOException | RuntimeException e) {
      throw new MalformedJsonException("the text is not JSON", e);
    }
  }

  /**
   * As {@link #parse(byte[])}, but without cleaning: for an envelope whose body still needs its
   * signature checked.
   */
  public static JsonNode parseExactly(byte[] utf8) throws MalformedJsonException {
    try (JsonParser parser = FACTORY.createParser(utf8)) {
      return whole(parser);
    } catch (IOException | RuntimeException e) {
      throw new MalformedJsonException("the text is not JSON", e);
    }
  }

  private static JsonNode whole(JsonParser parser) throws IOException, MalformedJsonException {
    parser.nextToken();
    JsonNode node = TREES.readTree(parser);
    if (parser.nextToken() != null) {
      throw new MalformedJsonException("unexpected text after the JSON value", null);
    }
    return node;
  }

  /** As {@link #parse(byte[])}. */
  public static JsonNode parse(String text) throws MalformedJsonException {
    return parse(text.getBytes(StandardCharsets.UTF_8));
  }

  /**
   * Parses text that was valid JSON when it was stored.
   *
   * @param what what the text is, for the message if it is damaged
   */
  public static JsonNode stored(String what, String text) {
    try {
      return parse(text);
    } catch (MalformedJsonException e) {
      throw new IllegalStateException(what + ": what is stored is not JSON", e);
    }
  }

  /** Compact JSON in UTF-8. */
  public static byte[] bytes(JsonNode node) {
    var out = new ByteArrayOutputStream(512);
    try (var generator = FACTORY.createGenerator(out)) {
      TREES.writeTree(generator, node);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  /** Compact JSON. */
  public static String text(JsonNode node) {
    return new String(bytes(node), StandardCharsets.UTF_8);
  }

  /**
   * An object of alternating names and values, in their order; a null value becomes JSON's null.
   */
  public static JsonNode object(Object... namesAndValues) {
    var fields = new LinkedHashMap<String, JsonNode>();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      fields.put((String) namesAndValues[i], node(namesAndValues[i + 1]));
    }
    return JsonNode.createObjectNode(fields);
  }

  /**
   * Converts null, a node, list, map, optional, number or boolean; anything else becomes its text.
   */
  public static JsonNode node(Object value) {
    return switch (value) {
      case null -> JsonNode.nullNode();
      case JsonNode node -> node;
      case List<?> list -> JsonNode.createArrayNode(list.stream().map(Json::node).toList());
      case Map<?, ?> map -> object(map);
      case Optional<?> optional -> node(optional.orElse(null));
      default ->
          JsonNode.from(
              value instanceof Number || value instanceof Boolean ? value : value.toString());
    };
  }

  private static JsonNode object(Map<?, ?> map) {
    var fields = new LinkedHashMap<String, JsonNode>();
    map.forEach((name, value) -> fields.put(name.toString(), node(value)));
    return JsonNode.createObjectNode(fields);
  }

  /** The text of a field; empty if missing, null or not a text. */
  public static Optional<String> text(JsonNode object, String field) {
    return at(object, field).filter(JsonNode::isString).map(JsonNode::getStringValue);
  }

  /** The whole number of a field; empty if missing, null or not a 64-bit integer. */
  public static Optional<Long> number(JsonNode object, String field) {
    return at(object, field)
        .filter(JsonNode::isNumber)
        .map(JsonNode::getBigDecimalValue)
        .filter(n -> isShort(n) && n.stripTrailingZeros().scale() <= 0)
        .map(BigDecimal::toBigInteger)
        .filter(n -> n.bitLength() < 64)
        .map(BigInteger::longValueExact);
  }

  /** The truth value of a field; empty if missing, null or not a boolean. */
  public static Optional<Boolean> flag(JsonNode object, String field) {
    return at(object, field).filter(JsonNode::isBoolean).map(JsonNode::getBooleanValue);
  }

  /** Keeps short input such as 1e99999999 from expanding into a hundred million digits. */
  private static boolean isShort(BigDecimal number) {
    return (long) number.precision() - number.scale() <= MOST_DIGITS;
  }

  /** The time of a field, with any offset; empty if missing, null or not a time in ISO 8601. */
  public static Optional<Instant> instant(JsonNode object, String field) {
    try {
      return text(object, field).map(OffsetDateTime::parse).map(OffsetDateTime::toInstant);
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }

  /** The object of a field; an empty one if missing or not an object. */
  public static JsonNode child(JsonNode object, String field) {
    return at(object, field).filter(JsonNode::isObject).orElse(EMPTY);
  }

  /** The elements of a field's array; empty if missing or not an array. */
  public static List<JsonNode> elements(JsonNode object, String field) {
    return at(object, field).map(Json::elements).orElse(List.of());
  }

  /** The elements of an array; empty if it is not one. */
  public static List<JsonNode> elements(JsonNode array) {
    if (!array.isArray()) {
      return List.of();
    }
    var elements = new ArrayList<JsonNode>(array.size());
    array.values().forEach(elements::add);
    return elements;
  }

  private static Optional<JsonNode> at(JsonNode object, String field) {
    return object.isObject() ? Optional.ofNullable(object.get(field)) : Optional.empty();
  }

  private static final JsonNode EMPTY = JsonNode.createObjectNode(Map.of());
}
