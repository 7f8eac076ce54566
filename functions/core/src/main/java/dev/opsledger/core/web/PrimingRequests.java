package dev.opsledger.core.web;

import dev.opsledger.core.error.RequestException;
import dev.opsledger.core.json.Json;
import dev.opsledger.core.json.MalformedJsonException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Turns {@link PrimingPaths} into actions; paths run from the event's bytes to the response's. */
final class PrimingRequests {
  private final HttpEdge edge;

  PrimingRequests(HttpEdge edge) {
    this.edge = edge;
  }

  List<Runnable> of(PrimingPaths priming) {
    var paths = new ArrayList<Runnable>();
    paths.add(() -> get("/health"));
    priming.paths().forEach(path -> paths.add(() -> get(path)));
    priming.reads().forEach(read -> paths.add(() -> ignoringProblems(read)));
    return paths;
  }

  private static void ignoringProblems(Runnable read) {
    try {
      read.run();
    } catch (RequestException expected) {
      // Expected: the requested row does not exist.
    }
  }

  private void get(String path) {
    var event =
        Json.object(
            "version",
            "2.0",
            "routeKey",
            "GET " + path,
            "rawPath",
            path,
            "rawQueryString",
            "",
            "headers",
            Map.of("accept", "*/*", "host", "localhost", "x-forwarded-proto", "https"),
            "requestContext",
            Map.of("http", Map.of("method", "GET", "path", path, "sourceIp", "127.0.0.1")),
            "isBase64Encoded",
            false);
    try {
      Json.bytes(edge.answer(Json.parseExactly(Json.bytes(event))));
    } catch (MalformedJsonException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
