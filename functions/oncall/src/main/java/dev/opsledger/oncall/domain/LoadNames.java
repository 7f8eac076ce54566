package dev.opsledger.oncall.domain;

import dev.opsledger.core.rollup.Histogram;
import dev.opsledger.core.rollup.Tally;
import java.time.Duration;
import java.util.List;
import java.util.TreeMap;

/**
 * The names of the counts in a tally of on-call load, behind the letter of a {@link #GROUPS group}.
 * Rollups are stored by these names, so they must not change; they are short, as a read costs by
 * the length of what is stored.
 */
public final class LoadNames {
  /** The groups of incidents: of high urgency, of low urgency, of another one. */
  public static final List<String> GROUPS = List.of("h", "l", "o");

  /** The group of a person's counts. */
  public static final String PERSON = "u";

  /** Incidents. */
  public static final String INCIDENTS = "i";

  /** Incidents whose timeline is known from the trigger on. */
  public static final String TIMELINES = "t";

  /** Seconds to acknowledge: one count for each bucket. */
  public static final Histogram ACKNOWLEDGE = new Histogram("a");

  /** The sum of seconds to acknowledge. */
  public static final String ACKNOWLEDGE_SECONDS = "A";

  /** Seconds to resolve: one count for each bucket. */
  public static final Histogram RESOLVE = new Histogram("r");

  /** The sum of seconds to resolve. */
  public static final String RESOLVE_SECONDS = "R";

  /** Incidents that were resolved at an unknown time. */
  public static final String UNDATED = "x";

  /** Escalations. */
  public static final String ESCALATIONS = "e";

  /** Seconds for which people were engaged. */
  public static final String ENGAGED_SECONDS = "g";

  /** How often somebody was engaged. */
  public static final String ENGAGEMENTS = "G";

  /** Interruptions at an unknown hour, as the person's time zone is not known. */
  public static final String UNKNOWN_HOUR = "U";

  /** Notifications that interrupted somebody. */
  public static final String NOTIFICATIONS = "n";

  /** Notifications of a person or at an hour that is not known. */
  public static final String UNUSABLE = "m";

  /** Incidents by priority: the priority's name follows. No group's letter comes before it. */
  public static final String PRIORITY = "p:";

  /** Interruptions by the hour of the person's week, whose text follows. */
  public static final String HOUR = "w";

  /** Stands for an urgency that PagerDuty does not have, or none. */
  public static final String OTHER = "other";

  private LoadNames() {}

  /** The name of the interruptions in a kind of hour. */
  public static String of(HourKind kind) {
    return switch (kind) {
      case BUSINESS -> "B";
      case SLEEP -> "S";
      case OFF -> "O";
    };
  }

  /** A tally without the hours of interruptions, which the rollups by service do not hold. */
  public static Tally withoutHours(Tally tally) {
    var rest = new TreeMap<>(tally.counts());
    rest.keySet().removeIf(name -> name.startsWith(HOUR));
    return new Tally(rest);
  }

  /** The group of an urgency. */
  public static String group(String urgency) {
    return switch (urgency) {
      case "high" -> "h";
      case "low" -> "l";
      default -> "o";
    };
  }

  /** The urgency of a group. */
  public static String urgency(String group) {
    return switch (group) {
      case "h" -> "high";
      case "l" -> "low";
      default -> OTHER;
    };
  }

  /** One time to acknowledge. */
  static Tally acknowledged(Duration after) {
    return ACKNOWLEDGE.of(after).plus(ACKNOWLEDGE_SECONDS, Math.max(0, after.toSeconds()));
  }

  /** One time to resolve. */
  static Tally resolved(Duration after) {
    return RESOLVE.of(after).plus(RESOLVE_SECONDS, Math.max(0, after.toSeconds()));
  }

  /** A tally with each name behind a group's letter. */
  public static Tally inGroup(String group, Tally tally) {
    var grouped = new TreeMap<String, Long>();
    tally.counts().forEach((name, count) -> grouped.put(group + name, count));
    return new Tally(grouped);
  }
}
