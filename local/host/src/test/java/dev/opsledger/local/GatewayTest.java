package dev.opsledger.local;

import static dev.opsledger.local.Hosts.send;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.opsledger.local.gateway.AllowedHosts;
import java.io.IOException;
import java.net.Socket;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GatewayTest {
  private static final JsonMapper MAPPER = new JsonMapper();
  private static LocalHost host;

  @BeforeAll
  static void start() {
    host =
        Hosts.inMemory()
            .variables(Map.of("TOKEN", "t0ken", "UNRELATED", "x"))
            .allowedHosts(AllowedHosts.of("other.example, Ledger.example.com"))
            .start();
  }

  @AfterAll
  static void stop() {
    host.close();
  }

  @ParameterizedTest
  @CsvSource({
    "GET, /things/fixed, GET /things/fixed",
    "GET, /things/7, GET /things/{id}",
    "PUT, /things/7, ANY /things/{id}",
    "GET, /things/7/parts/8, GET /things/{rest+}",
    "POST, /things, POST /things",
  })
  void theMostSpecificRouteAnswers(String method, String path, String route) throws Exception {
    assertThat(event(send(host, method, path)).path("routeKey").asText()).isEqualTo(route);
  }

  @ParameterizedTest
  @CsvSource({"GET, /nothing", "GET, /things", "DELETE, /things", "HEAD, /things/fixed/7"})
  void withoutARouteThereIsNothing(String method, String path) throws Exception {
    HttpResponse<byte[]> response = send(host, method, path);
    assertThat(response.statusCode()).isEqualTo(404);
    assertThat(response.headers().firstValue("cache-control")).contains("private, no-store");
    assertThat(response.headers().firstValue("x-content-type-options")).contains("nosniff");
    assertThat(new String(response.body(), UTF_8))
        .isEqualTo(method.equals("HEAD") ? "" : "{\"message\":\"Not Found\"}");
  }

  @ParameterizedTest
  @CsvSource({"GET /things/%zz HTTP/1.1, 400, Bad Request", "GET /things HTTP/9.9, 505, .*"})
  void whatIsNoHttpIsRefusedInTheGatewaysShape(String line, int status, String message)
      throws Exception {
    try (var socket = new Socket("localhost", host.uri().getPort())) {
      socket
          .getOutputStream()
          .write((line + "\r\nHost: x\r\nConnection: close\r\n\r\n").getBytes(UTF_8));
      String answer = new String(socket.getInputStream().readAllBytes(), UTF_8);
      assertThat(answer).startsWith("HTTP/1.1 " + status).doesNotContain("<");
      assertThat(answer.lines().toList().getLast()).matches("\\{\"message\":\"" + message + "\"}");
    }
  }

  @Test
  void aFunctionSeesTheWholeRequest() throws Exception {
    JsonNode event =
        event(
            send(
                host,
                "POST",
                "/things/a%2Fb%20c?x=1&x=2&y=%C3%A4+b&z",
                BodyPublishers.ofString("{\"ä\":1}"),
                "Content-Type",
                "application/json",
                "X-Twice",
                "one",
                "X-Twice",
                "two",
                "Cookie",
                "k=v; l=w"));
    assertThat(event.path("version").asText()).isEqualTo("2.0");
    assertThat(event.path("rawPath").asText()).isEqualTo("/things/a%2Fb%20c");
    assertThat(event.path("rawQueryString").asText()).isEqualTo("x=1&x=2&y=%C3%A4+b&z");
    assertThat(event.path("queryStringParameters"))
        .isEqualTo(MAPPER.readTree("{\"x\":\"1,2\",\"y\":\"ä b\",\"z\":\"\"}"));
    assertThat(event.path("pathParameters").path("id").asText()).isEqualTo("a/b c");
    assertThat(event.path("headers").path("x-twice").asText()).isEqualTo("one,two");
    assertThat(event.path("cookies")).isEqualTo(MAPPER.readTree("[\"k=v\",\"l=w\"]"));
    assertThat(event.path("body").asText()).isEqualTo("{\"ä\":1}");
    assertThat(event.path("isBase64Encoded").asBoolean()).isFalse();
    JsonNode context = event.path("requestContext");
    assertThat(context.path("http").path("method").asText()).isEqualTo("POST");
    assertThat(context.path("stage").asText()).isEqualTo("$default");
    assertThat(context.path("requestId").asText()).isNotEmpty();
  }

  @Test
  void bytesTravelInBase64() throws Exception {
    JsonNode event =
        event(
            send(
                host,
                "POST",
                "/things",
                BodyPublishers.ofByteArray(new byte[] {0, -1, 7}),
                "Content-Type",
                "application/octet-stream"));
    assertThat(event.path("isBase64Encoded").asBoolean()).isTrue();
    assertThat(event.path("body").asText()).isEqualTo("AP8H");
    assertThat(send(host, "GET", "/misbehave/binary").body()).containsExactly(1, 2, 3);
  }

  @Test
  void headersAndCookiesOfAnAnswerArrive() throws Exception {
    HttpResponse<byte[]> response = send(host, "GET", "/things/fixed");
    assertThat(response.statusCode()).isEqualTo(201);
    assertThat(response.headers().allValues("set-cookie")).containsExactly("a=1", "b=2");
    assertThat(response.headers().firstValue("x-echo")).hasValue("yes");
    assertThat(response.headers().firstValue("content-type")).hasValue("application/json");
  }

  @Test
  void whatPayload2DoesNotKnowIsDroppedAsApiGatewayDoes() throws Exception {
    HttpResponse<byte[]> response = send(host, "GET", "/misbehave/multi");
    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(response.headers().map()).doesNotContainKey("x-many");
  }

  @ParameterizedTest
  @CsvSource({
    "localhost, 200",
    "LOCALHOST:3000, 200",
    "127.0.0.1:80, 200",
    "[::1]:3000, 200",
    "ledger.example.com, 200",
    "ledger.example.com:8443, 200",
    "evil.example, 421",
    "evil.example:3000, 421",
    "localhost.evil.example, 421",
    "127.0.0.1.evil.example, 421",
  })
  void onlyRequestsToItsOwnNamesAreAnswered(String name, int status) throws Exception {
    String answer = get("/health", name);
    assertThat(answer).startsWith("HTTP/1.1 " + status);
    if (status == 421) {
      assertThat(answer).contains("set ALLOWED_HOSTS").doesNotContain("evil");
      assertThat(get("/things/fixed", name)).startsWith("HTTP/1.1 421");
    }
  }

  private static String get(String path, String name) throws IOException {
    try (var socket = new Socket("localhost", host.uri().getPort())) {
      String head =
          "GET %s HTTP/1.1\r\nHost: %s\r\nConnection: close\r\n\r\n".formatted(path, name);
      socket.getOutputStream().write(head.getBytes(UTF_8));
      return new String(socket.getInputStream().readAllBytes(), UTF_8);
    }
  }

  @Test
  void anAnswerWithoutAStatusIsABody() throws Exception {
    HttpResponse<byte[]> response = send(host, "GET", "/misbehave/plain");
    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(new String(response.body(), UTF_8)).isEqualTo("{\"answer\":42}");
  }

  @ParameterizedTest
  @CsvSource({"throw", "late", "huge", "nonsense"})
  void aFunctionThatFailsIsAnInternalServerError(String how) throws Exception {
    HttpResponse<byte[]> response = send(host, "GET", "/misbehave/" + how);
    assertThat(response.statusCode()).isEqualTo(500);
    assertThat(new String(response.body(), UTF_8))
        .isEqualTo("{\"message\":\"Internal Server Error\"}");
  }

  @Test
  void aBodyOverTenMegabytesIsRefused() throws Exception {
    byte[] body = new byte[10 * 1024 * 1024 + 1];
    HttpResponse<byte[]> response = send(host, "POST", "/things", BodyPublishers.ofByteArray(body));
    assertThat(response.statusCode()).isEqualTo(413);
  }

  @Test
  void healthIsTheHostsOwnWhereTheTemplateHasNone() throws Exception {
    HttpResponse<byte[]> response = send(host, "GET", "/health");
    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(new String(response.body(), UTF_8)).isEqualTo("{\"status\":\"UP\"}");
  }

  @Test
  void variablesAreThoseOfTheTemplate() throws Exception {
    JsonNode variables = body(send(host, "GET", "/things/fixed")).path("variables");
    assertThat(variables.path("GREETING").asText()).isEqualTo("hello");
    assertThat(variables.path("WHERE").asText()).isEqualTo("dev-b");
    assertThat(variables.path("ITEMS_TABLE").asText()).isEqualTo("Items");
    assertThat(variables.path("WORK_QUEUE_URL").asText()).isEqualTo(host.queueUrl("WorkQueue"));
    assertThat(variables.path("TOKEN").asText()).isEqualTo("t0ken");
    assertThat(variables.has("TOKEN_PARAMETER")).isFalse();
    assertThat(variables.has("ONLY_PROD")).isFalse();
    assertThat(variables.has("SECRET")).isFalse();
    assertThat(variables.has("UNRELATED")).isFalse();
    assertThat(variables.path("AWS_LAMBDA_FUNCTION_NAME").asText()).isEqualTo("Echo");
  }

  private static JsonNode event(HttpResponse<byte[]> response) throws IOException {
    return body(response).path("event");
  }

  private static JsonNode body(HttpResponse<byte[]> response) throws IOException {
    assertThat(response.statusCode()).isEqualTo(201);
    return MAPPER.readTree(response.body());
  }
}
