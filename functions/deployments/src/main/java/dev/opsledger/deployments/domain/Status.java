package dev.opsledger.deployments.domain;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The status of a deployment. The first three follow each other; the other three are final. */
public enum Status {
  PENDING,
  BUILDING,
  DEPLOYING,
  DONE,
  FAILED,
  CANCELLED;

  /** The status of such a text in the API, empty if there is none. */
  public static Optional<Status> of(String text) {
    return Arrays.stream(values()).filter(status -> status.text().equals(text)).findFirst();
  }

  /** The status as the API has it. */
  public String text() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Whether the status is final. */
  public boolean isFinal() {
    return compareTo(DONE) >= 0;
  }

  /** Whether a deployment may change to this status: only forwards, but statuses may be skipped. */
  public boolean mayBecome(Status next) {
    return !isFinal() && next.compareTo(this) > 0;
  }
}
