package dev.opsledger.oncall;

import java.util.Optional;

/**
 * An answer that may end early.
 *
 * @param body JSON or CSV
 * @param next the cursor with which the rest begins, empty when this is all
 */
record Answer(String body, Optional<String> next) {
  /** The most bytes of its items; what stands around them stays within 4 MB. */
  static final int LIMIT = 3_990_000;

  static Answer whole(String body) {
    return new Answer(body, Optional.empty());
  }
}
