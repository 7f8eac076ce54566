package dev.opsledger.local.simulator.server;

import java.net.URI;
import java.util.List;
import java.util.Map;

/** A vendor being played, until closed. */
public interface RunningVendor extends AutoCloseable {
  /** Environment variables that point the functions at it. */
  Map<String, String> settings();

  /** Lines for the banner at start: what is played, where, and what to look at. */
  List<String> banner();

  /** From now on webhooks go to the host at this address; for vendors that send none, nothing. */
  default void deliverWebhooks(URI host) {}

  @Override
  void close();
}
