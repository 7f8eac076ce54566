package dev.opsledger.stack;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.opsledger.core.dynamo.Table;
import dev.opsledger.local.LocalHost;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** Runs against DynamoDB Local and a CloudFormation stub that lists the resources of one stack. */
class OwnStackTest extends StackStory {
  private HttpServer cloudFormation;
  private LocalHost host;

  @Override
  LocalHost deploy(Map<String, String> settings) throws IOException {
    host =
        LocalHost.builder()
            .template(TEMPLATE)
            .variables(settings)
            .inMemory()
            .schedules(false)
            .start();
    cloudFormation =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    cloudFormation.createContext("/", this::answer);
    cloudFormation.start();
    return host;
  }

  /** The stack's only parameter, which the caller may read. */
  private void tellKey(HttpExchange exchange) throws IOException {
    String asked = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(asked).contains("\"/" + stack + "/app-secret-key\"").contains("WithDecryption");
    byte[] body =
        "{\"Parameter\":{\"Value\":\"%s\"}}".formatted(KEY).getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(200, body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }

  @Test
  void aSecretIsLoadedWithTheStacksKey() throws Exception {
    load(project(6, "s"));
    var row = new Table(host.dynamo(), host.tableName("DeploymentsTable"));
    assertThat(row.getStrictly("PROJECT#6", "PROJECT").orElseThrow().get("secretHash"))
        .startsWith("hmac.");
  }

  @Test
  void figuresOfTheStackAreRecounted() throws Exception {
    load(project(5, "s"));
    var table = new Table(host.dynamo(), host.tableName("DeploymentsTable"));
    var row = table.getStrictly("PROJECT#5", "PROJECT").orElseThrow();
    table.put(row.with("ongoing", 2L));
    assertThat(run(Map.of("recount", "deployments", "stack", stack)))
        .contains("  deployments PROJECT#5 PROJECT: ongoing was 2, is 0")
        .contains("Figures that differed: 1. They are corrected");
    assertThat(table.getStrictly("PROJECT#5", "PROJECT").orElseThrow().number("ongoing")).isZero();
    assertThat(run(Map.of("recount", "deployments", "stack", "nobodys")))
        .startsWith("The event bus of the stack nobodys cannot be found: ");
  }

  private void answer(HttpExchange exchange) throws IOException {
    if ("AmazonSSM.GetParameter".equals(exchange.getRequestHeaders().getFirst("X-Amz-Target"))) {
      tellKey(exchange);
      return;
    }
    String asked =
        URLDecoder.decode(
            new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8),
            StandardCharsets.UTF_8);
    boolean known = asked.contains("StackName=" + stack) && asked.contains("DescribeStackResource");
    String logicalId = asked.replaceAll("(?s).*LogicalResourceId=(\\w+).*", "$1");
    String xml =
        known
            ? """
            <DescribeStackResourceResponse xmlns="http://cloudformation.amazonaws.com/doc/2010-05-15/">
            <DescribeStackResourceResult><StackResourceDetail>
            <PhysicalResourceId>%s</PhysicalResourceId></StackResourceDetail>
            </DescribeStackResourceResult></DescribeStackResourceResponse>"""
                .formatted(logicalId.equals("EventBus") ? "opsledger" : host.tableName(logicalId))
            : """
            <ErrorResponse><Error><Type>Sender</Type><Code>ValidationError</Code>
            <Message>The stack does not exist</Message></Error></ErrorResponse>""";
    byte[] body = xml.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().add("Content-Type", "text/xml");
    exchange.sendResponseHeaders(known ? 200 : 400, body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }

  @Override
  Map<String, String> addresses() {
    return Map.of(
        "AWS_ENDPOINT_URL_CLOUDFORMATION",
        "http://127.0.0.1:" + cloudFormation.getAddress().getPort(),
        "AWS_ENDPOINT_URL_SSM",
        "http://127.0.0.1:" + cloudFormation.getAddress().getPort(),
        "AWS_ENDPOINT_URL_DYNAMODB",
        host.variables("DeploymentsApi").get("AWS_ENDPOINT_URL_DYNAMODB"),
        "AWS_ENDPOINT_URL_EVENTBRIDGE",
        host.eventBridge().toString());
  }

  @AfterAll
  void stopCloudFormation() {
    cloudFormation.stop(0);
  }
}
