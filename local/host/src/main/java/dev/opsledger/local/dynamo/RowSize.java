package dev.opsledger.local.dynamo;

import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Item sizes as DynamoDB bills them (its documentation, "DynamoDB item sizes and formats"). */
final class RowSize {
  /** Overhead of a list or a map; each of its elements adds one more byte. */
  private static final int NESTED = 3;

  private RowSize() {}

  /** The size of attributes, including their names. */
  static long of(Map<String, AttributeValue> attributes) {
    return attributes.entrySet().stream()
        .mapToLong(each -> text(each.getKey()) + of(each.getValue()))
        .sum();
  }

  /** The size of values. */
  static long of(Collection<AttributeValue> values) {
    return values.stream().mapToLong(RowSize::of).sum();
  }

  private static long of(AttributeValue value) {
    return switch (value.type()) {
      case S -> text(value.s());
      case N -> number(value.n());
      case B -> value.b().asByteArrayUnsafe().length;
      case SS -> value.ss().stream().mapToLong(RowSize::text).sum();
      case NS -> value.ns().stream().mapToLong(RowSize::number).sum();
      case BS -> value.bs().stream().mapToLong(each -> each.asByteArrayUnsafe().length).sum();
      case L -> NESTED + value.l().size() + of(value.l());
      case M -> NESTED + value.m().size() + of(value.m());
      case BOOL, NUL, UNKNOWN_TO_SDK_VERSION -> 1;
    };
  }

  private static long text(String text) {
    return text.getBytes(StandardCharsets.UTF_8).length;
  }

  /** "Approximately (number of significant digits / 2) + 1". */
  private static long number(String number) {
    return number.length() / 2 + 1L;
  }
}
