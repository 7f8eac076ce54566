package dev.opsledger.local.app;

import dev.opsledger.local.LocalHost;
import java.util.List;
import java.util.Map;

/**
 * Development defaults, which must never reach AWS, and demo data for a first local run. {@link
 * Main} loads implementations with {@link java.util.ServiceLoader}, so the host does not depend on
 * any of them.
 */
public interface DemoData {
  /** Default values for settings that the user has not set. */
  Map<String, String> defaults();

  /** Writes demo data before the host takes its first request, unless data already exists. */
  default void prepare(LocalHost host) {}

  /**
   * Creates demo data through the HTTP API of the running host. Returns lines to print to the user.
   */
  List<String> hostIsUp(LocalHost host, Map<String, String> settings);
}
