package dev.opsledger.bench;

import dev.opsledger.local.LocalHost;
import java.time.Duration;
import java.util.UUID;

/** Synchronizes a source, as {@code POST /refresh-data} does. */
public final class SourceRefresh {
  private SourceRefresh() {}

  /**
   * Has a source's planner start a synchronization, and waits until all that follows is done.
   *
   * @param functions the prefix of the source's functions, such as {@code Oncall}
   * @param atMost how long to wait
   */
  public static void run(LocalHost host, String functions, Duration atMost) throws Exception {
    host.invoke(
        functions + "Planner",
        """
        {"id": "%s", "source": "opsledger", "detail-type": "refresh.requested",
         "detail": {"refreshId": "%s"}}"""
            .formatted(UUID.randomUUID(), UUID.randomUUID()));
    host.awaitIdle(atMost);
  }
}
