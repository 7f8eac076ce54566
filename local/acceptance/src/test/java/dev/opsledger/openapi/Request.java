package dev.opsledger.openapi;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.opsledger.core.openapi.ApiOperation;
import dev.opsledger.core.openapi.ApiResponse;
import dev.opsledger.core.openapi.Schema;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * A documented example: a request with the expected response.
 *
 * @param success the route's first successful response, whose request is the usual one
 */
record Request(Operation operation, Reply answer, Reply success) {
  private static final JsonMapper MAPPER = new JsonMapper();

  /** The schemes whose wrong credentials are counted; a signature cannot be guessed. */
  private static final Set<String> GUESSED =
      Set.of(
          "readToken", "operateToken", "projectsToken", "activityToken", "userToken", "appSecret");

  /**
   * One example for each documented response, including those to a missing credential and of a
   * closed stack.
   */
  static List<Request> of(Operation operation) {
    ApiOperation words = operation.description();
    var requests = new ArrayList<Request>();
    Reply success = Reply.of(words.answers()[0]);
    for (ApiResponse answer : words.answers()) {
      requests.add(new Request(operation, Reply.of(answer), success));
    }
    if (!operation.security().equals("none") && !documented(words, Reply.REFUSAL)) {
      requests.add(error(operation, Reply.REFUSAL, success));
    }
    if (GUESSED.contains(operation.security())) {
      requests.add(error(operation, Reply.GUESSING, success));
    }
    boolean operates = operation.security().equals("operateToken");
    boolean reads = operates || operation.security().equals("readToken");
    if (reads && !documented(words, Reply.CLOSED)) {
      requests.add(error(operation, Reply.CLOSED, success));
    }
    if (reads && !operates && !documented(words, Reply.NARROW)) {
      requests.add(error(operation, Reply.NARROW, success));
    }
    if (operates) {
      requests.add(new Request(operation, Reply.READ_ONLY, success));
      requests.add(new Request(operation, Reply.NO_JSON, success));
    }
    return requests;
  }

  private static Request error(Operation operation, Reply reply, Reply success) {
    return new Request(operation, operation.isPage() ? reply.asPage() : reply, success);
  }

  private static boolean documented(ApiOperation words, Reply reply) {
    return Arrays.stream(words.answers()).anyMatch(answer -> answer.status() == reply.status());
  }

  boolean credential() {
    return answer.credential();
  }

  int status() {
    return answer.status();
  }

  /** Path and query. */
  String target(String path) {
    String usual = operation.paths().getFirst();
    if (answer.ask().isEmpty()) {
      return usual(path);
    }
    return answer.ask().endsWith(end(usual))
        ? answer.ask().substring(0, answer.ask().length() - end(usual).length()) + end(path)
        : answer.ask();
  }

  /** The last path segment, which distinguishes a route's aliases. */
  private static String end(String path) {
    return path.substring(path.lastIndexOf('/'));
  }

  private String usual(String path) {
    if (!success.ask().isEmpty()) {
      return success.ask();
    }
    String target = path;
    var query = new ArrayList<String>();
    for (Operation.Input input : operation.inputs()) {
      String example = input.words().getAnnotation(Schema.class).example();
      if (input.in().equals("path")) {
        target = target.replace("{" + input.name() + "}", example);
      } else if (input.in().equals("query") && !example.isEmpty()) {
        query.add(input.name() + "=" + example);
      }
    }
    return query.isEmpty() ? target : target + "?" + String.join("&", query);
  }

  /** The body, empty for none. */
  String body() {
    if (answer.bytes() > 0) {
      return "{" + " ".repeat(answer.bytes() - 2) + "}";
    }
    String form = operation.description().form();
    String usual = form.isEmpty() ? success.body() : form;
    return answer.body().isEmpty() && answer.ask().isEmpty() ? usual : answer.body();
  }

  /** Headers other than the credential's. */
  List<String> headers() {
    var headers = new ArrayList<String>();
    for (Operation.Input input : operation.inputs()) {
      String example = input.words().getAnnotation(Schema.class).example();
      if (input.in().equals("header") && !example.isEmpty()) {
        headers.add(input.name() + ": " + example);
      }
    }
    return headers;
  }

  /** The example as the OpenAPI document shows it. */
  ObjectNode json(String path) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("line", operation.method().toUpperCase(Locale.ROOT) + " " + target(path));
    if (answer.bytes() > 0) {
      json.put("bytes", answer.bytes());
    } else if (!operation.description().form().isEmpty()) {
      json.put("body", body());
    } else if (!body().isEmpty()) {
      json.set("body", parse(body()));
    }
    if (!credential()) {
      json.put("credential", "none");
    }
    if (!answer.state().isEmpty()) {
      json.put("when", answer.state());
    }
    return json;
  }

  static JsonNode parse(String text) {
    try {
      return MAPPER.readTree(text);
    } catch (JsonProcessingException e) {
      throw new AssertionError("an example is no JSON: " + text, e);
    }
  }
}
