package dev.opsledger.local.simulator.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;

/** A client can page through recorded exchanges with a different page size. */
class RecordedExchangesTest {
  private final HttpClient client = HttpClient.newHttpClient();

  @Test
  void linksLeadBackToTheServer() throws Exception {
    try (var recorded = RecordedExchanges.serve("workflow-runs-paginated.json")) {
      var first = get(recorded.url() + "/repos/octo-user/test-repo/actions/runs?per_page=100");
      assertThat(first.statusCode()).isEqualTo(200);
      var next = recorded.url() + "/repositories/540180744/actions/runs?per_page=1&page=2";
      assertThat(first.headers().firstValue("link").orElseThrow())
          .startsWith("<" + next + ">; rel=\"next\"");
      assertThat(get(next).body()).contains("workflow_runs");
      assertThat(get(recorded.url() + "/elsewhere").statusCode()).isEqualTo(404);
    }
  }

  private HttpResponse<String> get(String url) throws Exception {
    var request = HttpRequest.newBuilder(URI.create(url)).build();
    return client.send(request, HttpResponse.BodyHandlers.ofString());
  }
}
