package dev.opsledger.local;

import java.net.URI;
import java.util.List;
import java.util.Map;

/**
 * Simulates the vendors that the user has not configured. The main program finds the implementation
 * with {@link java.util.ServiceLoader}, so the host does not depend on it.
 */
public interface VendorPlugin extends AutoCloseable {
  /**
   * Starts the simulators that are needed.
   *
   * @param given the external settings
   * @return settings that point functions at the simulated vendors
   */
  Map<String, String> settings(Map<String, String> given);

  /** Called when the host is up at this address: vendors may send their webhooks there. */
  void hostIsUp(URI host);

  /** Lines to print to the user: which vendors are simulated, and where. */
  List<String> lines();

  @Override
  void close();
}
