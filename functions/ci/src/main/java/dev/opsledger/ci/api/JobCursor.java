package dev.opsledger.ci.api;

import dev.opsledger.ci.domain.Job;
import dev.opsledger.core.error.RequestException;
import dev.opsledger.core.text.OpaqueCursor;

/** The cursor of a run's further jobs: the attempt and id of the last one shown, in base64. */
record JobCursor(long attempt, long job) {
  static JobCursor of(Job job) {
    return new JobCursor(job.attempt(), job.id());
  }

  /**
   * Decodes a cursor.
   *
   * @throws RequestException 400 when it is not a cursor that {@link #encode} can have made
   */
  static JobCursor decode(String cursor) {
    return OpaqueCursor.position(cursor)
        .filter(text -> text.matches("\\d{1,9}#\\d{1,18}"))
        .map(text -> text.split("#", -1))
        .map(parts -> new JobCursor(Long.parseLong(parts[0]), Long.parseLong(parts[1])))
        .orElseThrow(
            () ->
                RequestException.invalid(
                    "cursor must be copied from the Link header of the previous page"));
  }

  String encode() {
    return OpaqueCursor.of(attempt + "#" + job);
  }

  boolean isBefore(Job other) {
    return attempt < other.attempt() || (attempt == other.attempt() && job < other.id());
  }
}
