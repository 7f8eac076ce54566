package dev.opsledger.local;

import java.util.ArrayDeque;
import java.util.Deque;

/** Resources opened so far during startup, closed in reverse order if it fails. */
final class CloseStack {
  /** Closes one resource. */
  interface Closing {
    void close() throws Exception;
  }

  private final Deque<Closing> opened = new ArrayDeque<>();

  <T extends AutoCloseable> T add(T resource) {
    return add(resource, resource::close);
  }

  <T> T add(T resource, Closing closing) {
    opened.push(closing);
    return resource;
  }

  void closeAll(Exception reason) {
    for (Closing each : opened) {
      try {
        each.close();
      } catch (Exception failure) {
        reason.addSuppressed(failure);
      }
    }
  }
}
