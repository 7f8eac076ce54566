package dev.opsledger.traffic.domain;

import java.util.Locale;

/** How the last fetch of a repository ended. */
public enum FetchStatus {
  /** GitHub has not been asked yet. */
  PENDING,
  /** Its numbers were taken. */
  OK,
  /** No credential of ours may see its traffic. */
  NO_ACCESS,
  /** GitHub shows no such repository. */
  NOT_FOUND,
  /** GitHub could not answer. */
  FAILING;

  /** As the API and the table have it. */
  public String text() {
    return name().toLowerCase(Locale.ROOT);
  }

  public static FetchStatus of(String text) {
    return valueOf(text.toUpperCase(Locale.ROOT));
  }

  /** Whether only somebody who changes something at GitHub can help. */
  public boolean refused() {
    return this == NO_ACCESS || this == NOT_FOUND;
  }
}
