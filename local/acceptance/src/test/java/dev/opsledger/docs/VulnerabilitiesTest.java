package dev.opsledger.docs;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.opsledger.local.Checkout;
import dev.opsledger.local.Programs;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The nightly check fails when a part of what is deployed has a known vulnerability. */
class VulnerabilitiesTest {
  private static final JsonMapper JSON = new JsonMapper();
  private static final String BILL =
      """
      {"bomFormat": "CycloneDX", "components": [
        {"name": "good", "purl": "pkg:maven/org.example/good@1.0?type=jar"},
        {"name": "bad", "purl": "pkg:maven/org.example/bad@2.0?type=jar"},
        {"name": "nameless"}]}\
      """;

  @TempDir private Path folder;
  private final List<String> asked = new ArrayList<>();
  private HttpServer osv;
  private String vulnerable = "none";

  @BeforeEach
  void start() throws IOException {
    Programs.installed("python3", "browser.required");
    osv = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    osv.createContext("/v1/querybatch", this::answer);
    osv.start();
  }

  @AfterEach
  void stop() {
    osv.stop(0);
  }

  /** Gives the vulnerability on the second page of its package. */
  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      ObjectNode response = JSON.createObjectNode();
      ArrayNode results = response.putArray("results");
      for (JsonNode query : JSON.readTree(exchange.getRequestBody()).path("queries")) {
        String purl = query.path("package").path("purl").asText();
        asked.add(purl);
        ObjectNode result = results.addObject();
        if (purl.equals(vulnerable) && query.has("page_token")) {
          result.putArray("vulns").addObject().put("id", "GHSA-0000-0000-0000");
        } else if (purl.equals(vulnerable)) {
          result.put("next_page_token", "second");
        }
      }
      byte[] body = response.toString().getBytes(UTF_8);
      exchange.sendResponseHeaders(200, body.length);
      exchange.getResponseBody().write(body);
    }
  }

  @Test
  void everyPartAndToolIsAskedForWithItsVersion() throws Exception {
    assertThat(output(0)).contains("2 parts").contains("0 known vulnerabilities");
    assertThat(asked)
        .contains("pkg:maven/org.example/good@1.0", "pkg:maven/org.example/bad@2.0")
        .anyMatch(purl -> purl.matches("pkg:pypi/aws-sam-cli@[\\d.]+"))
        .anyMatch(purl -> purl.matches("pkg:pypi/moto@[\\d.]+"))
        .allMatch(purl -> purl.matches("pkg:(maven|pypi)/[^?]+@[^?]+"));
  }

  @Test
  void aVulnerablePartIsNamedAndFails() throws Exception {
    vulnerable = "pkg:maven/org.example/bad@2.0";
    assertThat(output(1))
        .contains(vulnerable + ": https://osv.dev/vulnerability/GHSA-0000-0000-0000")
        .contains("1 known vulnerabilities");
  }

  private String output(int code) throws Exception {
    Path bill = Files.writeString(folder.resolve("sbom.json"), BILL);
    var check =
        new ProcessBuilder(
                "python3", Checkout.file(".ci/vulnerabilities").toString(), bill.toString())
            .redirectErrorStream(true);
    check.environment().put("OSV_URL", "http://127.0.0.1:" + osv.getAddress().getPort());
    Process process = check.start();
    String output = new String(process.getInputStream().readAllBytes(), UTF_8);
    assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
    assertThat(process.exitValue()).as(output).isEqualTo(code);
    return output;
  }
}
