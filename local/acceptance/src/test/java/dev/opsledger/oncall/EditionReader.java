package dev.opsledger.oncall;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;

/** Somebody who looks at the dashboards all the time, and notes whatever is not whole. */
final class EditionReader implements AutoCloseable {
  private final OncallHost oncall;
  private final Map<String, Integer> editionOfTime = new ConcurrentHashMap<>();
  private final AtomicReference<Throwable> wrong = new AtomicReference<>();
  private final AtomicInteger looks = new AtomicInteger();
  private final Thread thread;

  private static final Duration REST = Duration.ofMillis(250);

  EditionReader(OncallHost oncall) {
    this.oncall = oncall;
    thread = Thread.ofPlatform().start(this::look);
  }

  /** Says which edition the sync that ends now has. */
  void expect(int edition) {
    editionOfTime.put(oncall.clock.instant().toString(), edition);
  }

  private void look() {
    var last = new HashMap<String, Integer>();
    try {
      while (!Thread.interrupted()) {
        for (String list : Editions.LISTS.keySet()) {
          look(list, last);
        }
        // A host that is always asked is never idle.
        LockSupport.parkNanos(REST.toNanos());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (IOException | RuntimeException | AssertionError e) {
      wrong.set(e);
    }
  }

  private void look(String list, Map<String, Integer> last)
      throws IOException, InterruptedException {
    JsonNode answer = oncall.json(Editions.LISTS.get(list));
    int edition = Editions.shown(answer, list);
    if (edition < last.getOrDefault(list, 0)) {
      throw new AssertionError(list + " went back from " + last.get(list) + " to " + edition);
    }
    last.put(list, edition);
    String asOf = answer.get("as_of").asText();
    if (editionOfTime.getOrDefault(asOf, 0) > edition) {
      throw new AssertionError(list + " claims " + asOf + " and shows edition " + edition);
    }
    looks.incrementAndGet();
  }

  /** How many answers were whole; what was not is an error. */
  int looks() {
    Optional.ofNullable(wrong.get())
        .ifPresent(
            e -> {
              throw new AssertionError("after " + looks + " looks", e);
            });
    return looks.get();
  }

  @Override
  public void close() {
    thread.interrupt();
  }
}
