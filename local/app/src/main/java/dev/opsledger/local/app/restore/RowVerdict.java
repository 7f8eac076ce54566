package dev.opsledger.local.app.restore;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** What to do with a restored row, given the live row of the same key. */
enum RowVerdict {
  /** The live table has no such row: it is put back. */
  MISSING("missing"),
  /** The live row is an earlier version: it is replaced. */
  OLDER("older"),
  /** Both rows are equal. */
  SAME("same"),
  /** The rows differ, and the live one is newer or the order is unknown: it stays. */
  KEPT("kept"),
  /** The restored row is past its time to live: it is skipped. */
  EXPIRED("expired");

  private final String text;

  RowVerdict(String text) {
    this.text = text;
  }

  String text() {
    return text;
  }

  boolean isWritten() {
    return this == MISSING || this == OLDER;
  }

  /**
   * Compares a restored row with the live one.
   *
   * @param there the live row; null when there is none
   */
  static RowVerdict of(
      Map<String, AttributeValue> restored, Map<String, AttributeValue> there, Instant now) {
    AttributeValue expires = restored.get("expires");
    if (expires != null
        && expires.n() != null
        && new BigDecimal(expires.n()).longValue() <= now.getEpochSecond()) {
      return EXPIRED;
    }
    if (there == null) {
      return MISSING;
    }
    if (restored.equals(there)) {
      return SAME;
    }
    String order = order(restored, there);
    return order != null && compare(restored.get(order), there.get(order)) > 0 ? OLDER : KEPT;
  }

  /** The attribute that orders two versions of a row; null if they have none in common. */
  static String order(Map<String, AttributeValue> restored, Map<String, AttributeValue> there) {
    for (String each : new String[] {"version", "revision", "amount"}) {
      AttributeValue one = restored.get(each);
      AttributeValue other = there.get(each);
      if (one != null && other != null && one.type() == other.type()) {
        return each;
      }
    }
    return null;
  }

  private static int compare(AttributeValue one, AttributeValue other) {
    return switch (one.type()) {
      case N -> new BigDecimal(one.n()).compareTo(new BigDecimal(other.n()));
      case S -> one.s().compareTo(other.s());
      default -> 0;
    };
  }
}
