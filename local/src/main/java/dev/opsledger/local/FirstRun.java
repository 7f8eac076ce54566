package dev.opsledger.local;

import java.util.List;
import java.util.Map;

/**
 * What makes a first run on a laptop worth looking at: defaults that must never reach AWS, and data
 * to begin with. {@link Main} finds the implementations as services, so that the host knows of
 * none.
 */
public interface FirstRun {
  /** Settings for those that nobody gave. */
  Map<String, String> defaults();

  /** Puts data there before the host takes its first request, unless there are some. */
  default void prepare(LocalHost host) {}

  /**
   * The host is up: does through its API what somebody who looks around would do first.
   *
   * @return what to tell the person at the keyboard
   */
  default List<String> hostIsUp(LocalHost host, Map<String, String> settings) {
    return List.of();
  }

  /** What else to tell the person at the keyboard. */
  default List<String> lines(Map<String, String> settings) {
    return List.of();
  }
}
