package dev.opsledger.local.simulator.github.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.opsledger.local.simulator.server.SimulatorJson;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/** One caller's remaining requests until the rate limit resets. */
final class RateWindow {
  private final int limit;
  private final Instant reset;
  private int used;

  RateWindow(int limit, Instant reset) {
    this.limit = limit;
    this.reset = reset;
  }

  Instant reset() {
    return reset;
  }

  /** Counts a request; false when the limit is exceeded. */
  synchronized boolean take() {
    if (used >= limit) {
      return false;
    }
    used++;
    return true;
  }

  /** Refunds a request that turned out not to count. */
  synchronized void giveBack() {
    used--;
  }

  synchronized Map<String, String> headers() {
    var headers = new LinkedHashMap<String, String>();
    headers.put("x-ratelimit-limit", Integer.toString(limit));
    headers.put("x-ratelimit-remaining", Integer.toString(limit - used));
    headers.put("x-ratelimit-used", Integer.toString(used));
    headers.put("x-ratelimit-reset", Long.toString(reset.getEpochSecond()));
    headers.put("x-ratelimit-resource", "core");
    return headers;
  }

  synchronized ObjectNode json() {
    return SimulatorJson.object()
        .put("limit", limit)
        .put("remaining", limit - used)
        .put("reset", reset.getEpochSecond())
        .put("used", used);
  }
}
