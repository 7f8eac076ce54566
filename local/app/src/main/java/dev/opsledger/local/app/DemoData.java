package dev.opsledger.local.app;

import dev.opsledger.local.LocalHost;
import java.util.List;
import java.util.Map;

/**
 * What makes a first run on a laptop worth looking at: defaults that must never reach AWS, and data
 * to begin with. {@link Main} finds the implementations as services, so that the host knows of
 * none.
 */
public interface DemoData {
  /** Settings for those that nobody gave. */
  Map<String, String> defaults();

  /** Puts data there before the host takes its first request, unless there are some. */
  default void prepare(LocalHost host) {}

  /** Puts data there through the API, where that is better. Returns what to tell the person. */
  List<String> hostIsUp(LocalHost host, Map<String, String> settings);
}
