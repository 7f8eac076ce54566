package dev.opsledger.deployments.domain;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** How far a deployment is. The first three are steps, in their order; the others are ends. */
public enum Status {
  PENDING,
  BUILDING,
  DEPLOYING,
  DONE,
  FAILED,
  CANCELLED;

  /** The status that the API writes like this. */
  public static Optional<Status> of(String text) {
    return Arrays.stream(values()).filter(status -> status.text().equals(text)).findFirst();
  }

  public String text() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Whether nothing may follow. */
  public boolean ended() {
    return compareTo(DONE) >= 0;
  }

  /** Whether a deployment may go from here to there: forwards, skipping steps if need be. */
  public boolean mayBecome(Status next) {
    return !ended() && next.compareTo(this) > 0;
  }
}
