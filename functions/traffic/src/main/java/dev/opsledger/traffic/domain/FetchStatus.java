package dev.opsledger.traffic.domain;

import java.util.Locale;

/** How the last fetch of a repository ended. */
public enum FetchStatus {
  /** GitHub has not been asked yet. */
  PENDING,
  /** The numbers were stored. */
  OK,
  /** No available credential may read its traffic. */
  NO_ACCESS,
  /** GitHub does not show the repository. */
  NOT_FOUND,
  /** GitHub or the network failed. */
  FAILING;

  /** The form in the API and the table. */
  public String text() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Parses the form of {@link #text}. */
  public static FetchStatus of(String text) {
    return valueOf(text.toUpperCase(Locale.ROOT));
  }

  /** Whether access is missing, which only a change at GitHub can fix. */
  public boolean refused() {
    return this == NO_ACCESS || this == NOT_FOUND;
  }
}
