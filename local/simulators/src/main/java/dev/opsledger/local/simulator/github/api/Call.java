package dev.opsledger.local.simulator.github.api;

import com.fasterxml.jackson.databind.JsonNode;
import dev.opsledger.local.simulator.server.SimulatedRequest;
import dev.opsledger.local.simulator.server.SimulatedResponse;
import dev.opsledger.local.simulator.server.SimulatorJson;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * A request to one operation.
 *
 * @param parameters the values of the path's variables
 * @param now the time of the response
 */
record Call(SimulatedRequest request, Caller caller, Map<String, String> parameters, Instant now) {

  /** One of GitHub's operations. */
  @FunctionalInterface
  interface Operation {
    SimulatedResponse answer(Call call);
  }

  String parameter(String name) {
    return parameters.get(name);
  }

  /** A numeric path variable; throws a 404 if it is not a number. */
  long id(String name) {
    var text = parameters.get(name);
    if (!text.matches("\\d{1,18}")) {
      throw GitHubErrorException.notFound();
    }
    return Long.parseLong(text);
  }

  Optional<String> query(String name) {
    return request.query(name).filter(value -> !value.isEmpty());
  }

  /** The base URL for links in the response. */
  String api() {
    return request.origin();
  }

  SimulatedResponse ok(JsonNode body) {
    return SimulatedResponse.json(200, SimulatorJson.write(body));
  }

  /**
   * Responds with one page of a list.
   *
   * @param path the path for the links to other pages in the {@code Link} header
   */
  <T> SimulatedResponse page(String path, List<T> all, Function<List<T>, JsonNode> body) {
    var page = PageRequest.of(request);
    var answer = ok(body.apply(page.cut(all)));
    return page.link(request, path, all.size())
        .map(link -> answer.with("link", link))
        .orElse(answer);
  }
}
