package dev.opsledger.local;

import java.net.URI;
import java.util.List;
import java.util.Map;

/**
 * Plays those vendors for whom nobody gave a setting. the main program finds the implementation as
 * a service, so that the host knows none of them.
 */
public interface VendorPlugin extends AutoCloseable {
  /**
   * Starts what has to be simulated.
   *
   * @param given the settings from outside
   * @return the settings that lead functions to the simulated vendors
   */
  Map<String, String> settings(Map<String, String> given);

  /** The host answers at this address: vendors may send their webhooks there. */
  void hostIsUp(URI host);

  /** What to tell the person at the keyboard: who is simulated, and where. */
  List<String> lines();

  @Override
  void close();
}
