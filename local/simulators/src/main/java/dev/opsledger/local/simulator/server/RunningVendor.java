package dev.opsledger.local.simulator.server;

import java.net.URI;
import java.util.List;
import java.util.Map;

/** A running simulator of a vendor. */
public interface RunningVendor extends AutoCloseable {
  /** Environment variables that point the functions at it. */
  Map<String, String> settings();

  /** Lines for the startup banner: what is simulated, where, and what to look at. */
  List<String> banner();

  /** Starts sending webhooks to the host at this address; does nothing for vendors without any. */
  default void deliverWebhooks(URI host) {}

  @Override
  void close();
}
