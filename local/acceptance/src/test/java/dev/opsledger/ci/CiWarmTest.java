package dev.opsledger.ci;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.Context;
import com.sun.management.ThreadMXBean;
import dev.opsledger.core.runtime.CallObserver;
import dev.opsledger.core.runtime.FunctionEnvironment;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A function must not grow with the number of its calls. */
class CiWarmTest {
  private static final Map<String, String> SETTINGS =
      Map.of(
          "CI_TABLE", "a",
          "SYNC_TABLE", "b",
          "CI_QUEUE", "http://localhost/q",
          "DEPLOYMENTS_EVENT_QUEUE", "http://localhost/e",
          "EVENT_BUS", "c");
  private static final Context NO_CONTEXT = null;
  private static final byte[] EVENT =
      """
      {"version": "2.0", "rawPath": "/nothing", "headers": {"accept": "application/json"},
       "requestContext": {"http": {"method": "GET", "path": "/nothing"}}}"""
          .getBytes(StandardCharsets.UTF_8);

  /**
   * Micronaut AWS 4.11.0 registers the Lambda context anew in each call, after which each call is
   * slower and allocates more; here it must not. Allocations are counted, not time.
   */
  @Test
  void theFiveThousandthCallCostsWhatTheThousandthDid() {
    var environment = new FunctionEnvironment(SETTINGS, Clock.systemUTC(), CallObserver.NONE);
    ScopedValue.where(FunctionEnvironment.BOUND, environment)
        .run(
            () -> {
              try (var handler = new CiApiHandler()) {
                call(handler, 900);
                long early = allocated(handler, 200);
                call(handler, 3_700);
                long late = allocated(handler, 200);
                assertThat((double) late).isLessThan(1.1 * early);
              }
            });
  }

  private static long allocated(CiApiHandler handler, int calls) {
    var threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long before = threads.getCurrentThreadAllocatedBytes();
    call(handler, calls);
    return threads.getCurrentThreadAllocatedBytes() - before;
  }

  private static void call(CiApiHandler handler, int times) {
    for (int i = 0; i < times; i++) {
      var answer = new ByteArrayOutputStream();
      try {
        handler.handleRequest(new ByteArrayInputStream(EVENT), answer, NO_CONTEXT);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      assertThat(answer.toString(StandardCharsets.UTF_8)).contains("\"statusCode\":404");
    }
  }
}
