package dev.opsledger.ci.domain;

import java.time.Duration;
import java.util.Optional;

/**
 * How long GitHub keeps the runs of a repository.
 *
 * @param days the days that its setting says, or GitHub's default where it may not be read
 * @param etag the ETag of the setting, empty where it may not be read
 */
public record Retention(long days, Optional<String> etag) {
  /** GitHub's default. */
  public static final Retention DEFAULT = new Retention(90, Optional.empty());

  /** The days as a duration. */
  public Duration period() {
    return Duration.ofDays(days);
  }
}
