package dev.opsledger.local.simulator.github.api;

import dev.opsledger.local.simulator.server.SimulatedRequest;
import dev.opsledger.local.simulator.server.SimulatedResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import java.util.zip.CRC32C;
import java.util.zip.Checksum;

/** Adds weak ETags to responses, and responds with 304 when the client's ETag matches. */
final class Conditional {
  private Conditional() {}

  static SimulatedResponse apply(SimulatedRequest request, SimulatedResponse answer) {
    if (answer.status() != 200 || !request.method().equals("GET")) {
      return answer;
    }
    var etag = etag(request, answer);
    var known =
        request.header("if-none-match").stream().flatMap(it -> Stream.of(it.split(",", -1)));
    if (known.anyMatch(one -> sameWeakly(one.strip(), etag))) {
      return new SimulatedResponse(304, Map.of("etag", etag), "");
    }
    return answer.with("etag", etag);
  }

  /**
   * Excludes the server's origin, which links contain: the same data has the same ETag on any port.
   * Two checksums are enough to tell versions of one resource apart, and a cryptographic hash took
   * an eighth of the time of tests that list much.
   */
  private static String etag(SimulatedRequest request, SimulatedResponse answer) {
    var facts = answer.body().replace(request.origin(), "").getBytes(StandardCharsets.UTF_8);
    return "W/\"%08x%08x\"".formatted(sum(new CRC32(), facts), sum(new CRC32C(), facts));
  }

  private static long sum(Checksum checksum, byte[] facts) {
    checksum.update(facts);
    return checksum.getValue();
  }

  private static boolean sameWeakly(String one, String other) {
    return one.equals("*") || opaque(one).equals(opaque(other));
  }

  private static String opaque(String etag) {
    return etag.startsWith("W/") ? etag.substring(2) : etag;
  }
}
