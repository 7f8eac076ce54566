package dev.opsledger.oncall.domain;

/**
 * The id and name of a PagerDuty object.
 *
 * @param id PagerDuty's id
 * @param name its name, or the id if PagerDuty sends no name
 */
public record Reference(String id, String name) {
  /** The longest id accepted, in characters; PagerDuty's own have 14. */
  public static final int LONGEST_ID = 200;
}
