package dev.opsledger.core.web;

import dev.opsledger.core.json.Json;
import dev.opsledger.core.json.MalformedJson;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A function's {@link Hot} paths as things to do, each from the event's bytes to the answer's. */
final class HotPaths {
  private final HttpEdge edge;

  HotPaths(HttpEdge edge) {
    this.edge = edge;
  }

  List<Runnable> of(Hot hot) {
    var paths = new ArrayList<Runnable>();
    paths.add(() -> get("/health"));
    hot.paths().forEach(path -> paths.add(() -> get(path)));
    hot.reads().forEach(read -> paths.add(() -> ignoringProblems(read)));
    return paths;
  }

  private static void ignoringProblems(Runnable read) {
    try {
      read.run();
    } catch (Problem expected) {
      // What is asked for is not there.
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
    } catch (MalformedJson impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
