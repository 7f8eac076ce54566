package dev.opsledger.traffic;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The pages' statuses, headers and CSV. */
class PagesHttpTest {
  private static TrafficScene scene;
  private static String token;
  private static String id;

  @BeforeAll
  static void start() {
    scene = new TrafficScene();
    token = scene.user();
    id = scene.added(token, scene.repository("rocket", 14));
  }

  @AfterAll
  static void stop() {
    scene.close();
  }

  @Test
  void everyPageIsPrivateAndLoadsNothingFromElsewhere() {
    String base = "/users/" + token + "/repos";
    for (String path :
        List.of(base, base + "/" + id, base + "/" + id + ".csv", base + "/x", base + "?start=x")) {
      var headers = scene.get(path).raw().headers();
      assertThat(headers.firstValue("Content-Security-Policy").orElse(""))
          .as(path)
          .contains("default-src 'none'", "script-src 'self'")
          .doesNotContain("unsafe");
      assertThat(headers.firstValue("Referrer-Policy")).contains("no-referrer");
      assertThat(headers.firstValue("Cache-Control")).contains("private, no-store");
      assertThat(headers.firstValue("X-Robots-Tag")).contains("noindex");
    }
    assertThat(scene.get(base).body()).doesNotContain("src=\"http").doesNotContain(" style=");
  }

  @Test
  void aMalformedDateIsAPageThatSaysSo() {
    for (String bad :
        List.of("?start=<b>", "?end=2026-13-01", "?start=2026-11-20&end=2026-11-19")) {
      for (String path : List.of("", "/" + id, "/" + id + ".csv")) {
        String query = bad.replace("<", "%3C").replace(">", "%3E");
        var answer = scene.get("/users/" + token + "/repos" + path + query);
        assertThat(answer.status()).as(path + bad).isEqualTo(400);
        assertThat(answer.raw().headers().firstValue("Content-Type").orElse(""))
            .contains("text/html");
        assertThat(answer.body()).contains("Invalid request");
      }
    }
  }

  @Test
  void aTokenThatDoesNotFitIsAsNoRepository() {
    String other = scene.user();
    var theirs = scene.get("/users/" + other + "/repos/" + id);
    assertThat(theirs.status()).isEqualTo(404);
    assertThat(scene.get("/users/nonsense/repos").status()).isEqualTo(404);
    assertThat(scene.get("/users/nonsense/repos/" + id).body()).isEqualTo(theirs.body());
    assertThat(scene.get("/users/" + token + "/repos/nonsense").body()).isEqualTo(theirs.body());
    assertThat(scene.get("/users/" + other + "/repos/" + id + ".csv").status()).isEqualTo(404);
    assertThat(scene.get("/users/static/nothing.js").status()).isEqualTo(404);
  }

  @Test
  void theCsvHoldsTheSameDays() {
    var csv =
        scene.get("/users/" + token + "/repos/" + id + ".csv?start=2026-11-21&end=2026-11-22");
    assertThat(csv.status()).isEqualTo(200);
    assertThat(csv.body())
        .isEqualTo(
            String.join(
                "\r\n",
                "date,views,visitors,clones,cloners,final",
                "2026-11-21,101,11,7,5,true",
                "2026-11-22,100,10,7,5,false",
                ""));
    assertThat(csv.raw().headers().firstValue("Content-Disposition"))
        .contains("attachment; filename=\"acme-rocket.csv\"");
  }

  @Test
  @Tag("full")
  void thirtyRepositoriesOfFiveYearsFitIntoOneAnswer() {
    String busy = scene.user();
    for (int i = 0; i < 30; i++) {
      scene.keep(scene.added(busy, scene.repository("many-" + i, 1)), 1826);
    }
    var page = scene.get("/users/" + busy + "/repos");
    assertThat(page.status()).isEqualTo(200);
    assertThat(page.raw().body().getBytes(StandardCharsets.UTF_8).length).isLessThan(4_000_000);
  }
}
