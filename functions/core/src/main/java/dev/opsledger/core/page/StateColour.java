package dev.opsledger.core.page;

import java.util.Locale;

/** The colours of states and outcomes, whatever the vendor's word for them is. */
public enum StateColour {
  /** It is or ended well. */
  GOOD,
  /** It is or ended badly. */
  BAD,
  /** It is under way. */
  BUSY,
  /** Neither. */
  PLAIN;

  /** The colour of a vendor's word. */
  public static StateColour of(String word) {
    return switch (word) {
      case "success", "done", "ok", "resolved", "active" -> GOOD;
      case "failure",
          "failed",
          "timed_out",
          "startup_failure",
          "triggered",
          "failing",
          "refused",
          "broken" ->
          BAD;
      case "queued",
          "in_progress",
          "pending",
          "building",
          "deploying",
          "waiting",
          "requested",
          "acknowledged",
          "syncing",
          "incomplete",
          "flaky",
          "action_required" ->
          BUSY;
      default -> PLAIN;
    };
  }

  /** The name of its class in style sheets. */
  public String css() {
    return name().toLowerCase(Locale.ROOT);
  }
}
