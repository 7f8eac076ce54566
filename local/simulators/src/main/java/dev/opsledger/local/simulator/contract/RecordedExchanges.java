package dev.opsledger.local.simulator.contract;

import com.fasterxml.jackson.databind.JsonNode;
import dev.opsledger.local.simulator.server.RequestLog;
import dev.opsledger.local.simulator.server.SimulatedApi;
import dev.opsledger.local.simulator.server.SimulatedRequest;
import dev.opsledger.local.simulator.server.SimulatedResponse;
import dev.opsledger.local.simulator.server.SimulatorServer;
import java.net.URI;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;

/**
 * Serves recorded exchanges with GitHub. Matches requests by method, path and page number only,
 * since our client asks for larger pages than the recorded one did. Links are rewritten to this
 * server.
 */
public final class RecordedExchanges implements AutoCloseable {
  private static final String RECORDED_ORIGIN = "https://api.github.com";
  private static final Pattern PAGE = Pattern.compile("(?:^|&)page=(\\d+)");

  /** Headers of the recorded connection that must not be replayed. */
  private static final Set<String> CONNECTION =
      Set.of("transfer-encoding", "content-length", "content-encoding", "connection", "status");

  private record Key(String method, String path, String page) {}

  private final Map<Key, JsonNode> responses = new LinkedHashMap<>();
  private final SimulatorServer server;

  private RecordedExchanges(List<String> files, SimulatedApi otherwise) {
    files.forEach(this::load);
    server =
        SimulatorServer.start(
            request -> answer(request, otherwise), Clock.systemUTC(), 0, new RequestLog(1_000));
  }

  /** Serves the exchanges of one or more files; any other request gets a 404. */
  public static RecordedExchanges serve(String... files) {
    return new RecordedExchanges(
        List.of(files), request -> SimulatedResponse.json(404, "{\"message\":\"Not Found\"}"));
  }

  /** Like {@link #serve(String...)}, with a fallback API for requests that were not recorded. */
  public static RecordedExchanges serve(SimulatedApi otherwise, String... files) {
    return new RecordedExchanges(List.of(files), otherwise);
  }

  /** The base URL for clients. */
  public String url() {
    return server.url();
  }

  /** The requests received so far. */
  public RequestLog log() {
    return server.log();
  }

  @Override
  public void close() {
    server.close();
  }

  private void load(String file) {
    for (var interaction : Upstream.json("fixtures/github/recorded/" + file).get("interactions")) {
      var request = interaction.get("request");
      var url = URI.create(request.get("url").asText());
      var key = new Key(request.get("method").asText(), url.getRawPath(), page(url.getRawQuery()));
      responses.put(key, interaction.get("response"));
    }
  }

  private SimulatedResponse answer(SimulatedRequest request, SimulatedApi otherwise) {
    var key = new Key(request.method(), request.path(), page(request.rawQuery()));
    var recorded = responses.get(key);
    return recorded == null ? otherwise.answer(request) : replay(recorded, request.origin());
  }

  private static SimulatedResponse replay(JsonNode recorded, String origin) {
    var headers = new LinkedHashMap<String, String>();
    recorded
        .get("headers")
        .properties()
        .forEach(header -> headers.put(header.getKey(), text(header.getValue())));
    headers.keySet().removeAll(CONNECTION);
    headers.computeIfPresent("link", (name, link) -> link.replace(RECORDED_ORIGIN, origin));
    return new SimulatedResponse(
        recorded.get("status").asInt(), headers, recorded.get("body").toString());
  }

  private static String text(JsonNode value) {
    var parts = new ArrayList<String>();
    if (value.isArray()) {
      StreamSupport.stream(value.spliterator(), false).map(JsonNode::asText).forEach(parts::add);
    } else {
      parts.add(value.asText());
    }
    return String.join(", ", parts);
  }

  private static String page(String query) {
    if (query == null) {
      return "1";
    }
    var found = PAGE.matcher(query);
    return found.find() ? found.group(1) : "1";
  }
}
