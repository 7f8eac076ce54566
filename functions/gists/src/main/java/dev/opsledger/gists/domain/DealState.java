package dev.opsledger.gists.domain;

import java.util.Locale;

/** How far the deal of a gist is. */
public enum DealState {
  /** Nothing was sent to the CRM, or what was sent certainly had no effect. */
  WAITING,
  /** The deal was about to be posted; only the CRM knows whether it exists. */
  POSTING,
  /** The deal exists; its note was about to be posted. */
  NOTING,
  /** Deal and note exist. */
  DONE,
  /** The CRM rejected the deal for good; a person must look. */
  REFUSED;

  /** The state as rows and readers have it. */
  public String text() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The state of such a text. */
  public static DealState of(String text) {
    return valueOf(text.toUpperCase(Locale.ROOT));
  }
}
