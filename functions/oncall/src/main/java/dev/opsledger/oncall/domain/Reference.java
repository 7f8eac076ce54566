package dev.opsledger.oncall.domain;

/**
 * What PagerDuty calls a reference: enough to name a thing.
 *
 * @param id PagerDuty's id
 * @param name its name, the id where PagerDuty leaves it out
 */
public record Reference(String id, String name) {
  /** The most characters of an id; PagerDuty's own have 14. */
  public static final int LONGEST_ID = 200;
}
