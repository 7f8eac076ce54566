package dev.opsledger.gists.domain;

import java.util.Locale;

/** How far the deal of a gist is. */
public enum DealState {
  /** Nothing was sent to the CRM, or it is known to have refused it for now. */
  WAITING,
  /** The deal was about to be posted: whether it was, the CRM has to be asked. */
  POSTING,
  /** The deal is there and its note was about to be posted. */
  NOTING,
  /** Deal and note are there. */
  DONE,
  /** The CRM will never take it; a person must look. */
  REFUSED;

  public String text() {
    return name().toLowerCase(Locale.ROOT);
  }

  public static DealState of(String text) {
    return valueOf(text.toUpperCase(Locale.ROOT));
  }
}
