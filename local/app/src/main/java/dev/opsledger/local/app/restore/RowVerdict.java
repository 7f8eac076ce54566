package dev.opsledger.local.app.restore;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** What is to become of a restored row, beside the ledger's row of the same key. */
enum RowVerdict {
  /** The ledger has no such row: it is put back. */
  MISSING("missing"),
  /** The ledger's is of an earlier state: it is replaced. */
  OLDER("older"),
  /** Both are the same. */
  SAME("same"),
  /** They differ, and the ledger's is newer, or nothing says which is: it stays. */
  KEPT("kept"),
  /** It would have been deleted by now. */
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
   * Decides.
   *
   * @param there the ledger's row; null when there is none
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

  /** The attribute by which two states of a row are ordered, if they have one. */
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
