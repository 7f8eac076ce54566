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
  void prepare(LocalHost host);

  /** What to tell the person at the keyboard. */
  List<String> lines(Map<String, String> settings);
}
