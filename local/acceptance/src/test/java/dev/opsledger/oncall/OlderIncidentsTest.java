package dev.opsledger.oncall;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The page of incidents from a moment on, which the page itself puts into its address. */
class OlderIncidentsTest {
  private static OncallHost oncall;

  @BeforeAll
  static void start() throws Exception {
    oncall = new OncallHost();
    Account.small(oncall.world);
    oncall.sync();
  }

  @AfterAll
  static void close() {
    oncall.close();
  }

  private static String before(String moment) {
    return "/oncall?before=" + URLEncoder.encode(moment, StandardCharsets.UTF_8);
  }

  @Test
  void theIncidentsBeforeAMomentAreShown() throws Exception {
    for (String moment :
        List.of("0000-01-01T00:00:00Z", "2026-11-22T09:00:00Z", "9999-12-31T00:00:00Z")) {
      assertThat(oncall.get(before(moment)).statusCode()).as(moment).isEqualTo(200);
    }
  }

  @Test
  void aMomentThatNoPageGaveIsRefused() throws Exception {
    for (String moment :
        List.of(
            "yesterday",
            "2026-11-22T00:00:00.5Z",
            "2026-11-32T00:00:00Z",
            "-1000000000-01-01T00:00:00Z",
            "+1000000000-12-31T23:59:59Z")) {
      var answer = oncall.get(before(moment));
      assertThat(answer.statusCode()).as(moment).isEqualTo(400);
      assertThat(answer.body()).containsIgnoringCase("before must be a moment that a page gave");
    }
  }
}
