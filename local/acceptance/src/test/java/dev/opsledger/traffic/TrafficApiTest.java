package dev.opsledger.traffic;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The API of traffic, through HTTP. */
class TrafficApiTest {
  private static TrafficScene scene;

  @BeforeAll
  static void start() {
    scene = new TrafficScene();
  }

  @AfterAll
  static void stop() {
    scene.close();
  }

  @Test
  void aUserGetsATokenAndAnAddressIsTakenInAnyLetterCase() {
    var first = scene.post("/api/users/create", "{\"email\":\"Ada@Example.com\"}");
    assertThat(first.status()).isEqualTo(200);
    assertThat(first.json().get("token").asText()).matches("[0-9a-f]{32}");
    var second = scene.post("/api/users/create", "{\"email\":\"aDA@example.COM\"}");
    assertThat(second.status()).isEqualTo(400);
    assertThat(second.json().get("error").asText()).contains("already");
    assertThat(scene.rows()).noneMatch(row -> row.contains(first.json().get("token").asText()));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "[]",
        "",
        "{\"email\":7}",
        "{\"email\":\"\"}",
        "{\"email\":\"a@b\"}",
        "{\"email\":\"a b@example.com\"}",
        "{\"email\":\"a@exa mple.com\"}",
        "{\"email\":\"@example.com\"}",
        "{\"email\":\"a@-x.com\"}",
        "{\"email\":\"<a>@x.com\"}"
      })
  void aMalformedAddressIsRefused(String body) {
    var answer = scene.post("/api/users/create", body);
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.json().get("error").asText()).isNotBlank();
  }

  @Test
  void everyOtherRouteNeedsAToken() {
    for (String token : new String[] {"", "no", "0123456789abcdef0123456789abcdef"}) {
      assertThat(scene.get("/api/repos", "X-API-Token", token).status()).isEqualTo(401);
      assertThat(scene.get("/api/repos/x", "X-API-Token", token).status()).isEqualTo(401);
      assertThat(scene.create(token, "https://github.com/o/n").status()).isEqualTo(401);
      assertThat(scene.delete(token, "x").status()).isEqualTo(401);
    }
    assertThat(scene.get("/api/repos").status()).isEqualTo(401);
    assertThat(scene.get("/api/repos").json().get("error").asText()).contains("X-API-Token");
  }

  @Test
  void aRepositoryIsFetchedAtOnceAndShownByDay() {
    var repository = scene.repository("Rocket", 14);
    String token = scene.user();
    var made = scene.create(token, "https://github.com/Acme/Rocket");
    assertThat(made.status()).isEqualTo(200);
    scene.settle();
    String id = made.json().get("id").asText();
    JsonNode list = scene.get("/api/repos", "X-API-Token", token).json();
    assertThat(list).hasSize(1);
    assertThat(list.get(0).get("id").asText()).isEqualTo(id);
    assertThat(list.get(0).get("url").asText()).isEqualTo("https://github.com/Acme/Rocket");
    assertThat(list.get(0).get("created_at").asText()).isEqualTo("2026-11-22T10:00:00Z");
    assertThat(list.get(0).at("/sync/status").asText()).isEqualTo("ok");
    JsonNode traffic = scene.detail(token, id).get("traffic");
    assertThat(traffic).hasSize(14);
    assertThat(traffic.get(0).toString())
        .isEqualTo(
            "{\"timestamp\":\"2026-11-09T00:00:00Z\",\"count\":113,\"uniques\":23,"
                + "\"clones\":{\"count\":7,\"uniques\":5},\"final\":true}");
    assertThat(traffic.get(13).get("timestamp").asText()).isEqualTo("2026-11-22T00:00:00Z");
    assertThat(traffic.get(13).get("final").asBoolean()).isFalse();
    assertThat(repository.fullName()).isEqualTo("acme/Rocket");
    scene.strict.ifPresent(strict -> assertThat(strict.violations()).isEmpty());
  }

  @Test
  void allSpellingsAreOneRepositoryAndTheFirstIsShown() {
    String token = scene.user();
    scene.repository("spelled", 3);
    String id = scene.create(token, "https://github.com/Acme/Spelled").json().get("id").asText();
    for (String url :
        new String[] {
          "https://github.com/acme/spelled", "http://github.com/ACME/SPELLED",
          "https://github.com/acme/spelled.git", "https://github.com/acme/spelled/",
          "HTTPS://GitHub.com/acme/spelled.git/"
        }) {
      assertThat(scene.create(token, url).json().get("id").asText()).as(url).isEqualTo(id);
    }
    scene.settle();
    var list = scene.get("/api/repos", "X-API-Token", token).json();
    assertThat(list).hasSize(1);
    assertThat(list.get(0).get("url").asText()).isEqualTo("https://github.com/Acme/Spelled");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://github.com.evil.example/o/n",
        "https://user@github.com/o/n",
        "https://user:pass@github.com/o/n",
        "https://github.com@evil.example/o/n",
        "https://github.com/o/n/issues",
        "https://github.com/o/n/../m",
        "https://github.com:443/o/n",
        "https://github.com/o%2Fn",
        "https://github.com/o/n%2fm",
        "https://github.com/o/..",
        "https://github.com/o/.",
        "https://github.com/../n",
        "https://github.com/./n",
        "https://github.com/o/.git",
        "https://github.com//n",
        "https://github.com/o",
        "https://github.com/o/",
        "https://github.com/o/n?x=1",
        "https://github.com/o/n#x",
        "https://g\u0456thub.com/o/n",
        "https://github.com/\u043E/n",
        "https://github.com/o/n\u200B",
        "https://github\u3002com/o/n",
        "https://gist.github.com/o/n",
        "https://www.github.com/o/n",
        "https://gitlab.com/o/n",
        "ftp://github.com/o/n",
        "//github.com/o/n",
        "github.com/o/n",
        "o/n",
        " https://github.com/o/n",
        "https://github.com/o/n ",
        "https://github.com/-o/n",
        "https://github.com/o/n\\\\m",
        "https://github.com/aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa/n",
        "javascript:alert(1)",
        ""
      })
  void whatIsNoRepositoryIsRefused(String url) {
    var answer = scene.create(user(), url);
    assertThat(answer.status()).as(url).isEqualTo(400);
    assertThat(answer.json().get("error").asText()).contains("GitHub repository");
  }

  private static String shared;

  private static String user() {
    if (shared == null) {
      shared = scene.user();
    }
    return shared;
  }

  @Test
  void anOverlongNameIsRefused() {
    var longest = "https://github.com/o/" + "n".repeat(100);
    assertThat(scene.create(user(), longest + "n").status()).isEqualTo(400);
    assertThat(scene.create(user(), "https://github.com/o/" + "n".repeat(20_000)).status())
        .isEqualTo(413);
  }

  @Test
  void startAndEndCutTheDays() {
    String token = scene.user();
    String id = scene.added(token, scene.repository("cut", 14));
    assertThat(days(token, id, "?start=2026-11-10&end=2026-11-12"))
        .containsExactly("2026-11-10", "2026-11-11", "2026-11-12");
    assertThat(days(token, id, "?start=2026-11-21")).containsExactly("2026-11-21", "2026-11-22");
    assertThat(days(token, id, "?end=2026-11-09&start=")).containsExactly("2026-11-09");
    assertThat(days(token, id, "?start=&end=")).hasSize(14);
    for (String bad :
        new String[] {
          "?start=2026-11-31",
          "?start=yesterday",
          "?end=2026-1-1",
          "?start=2026-11-12&end=2026-11-11"
        }) {
      var answer = scene.get("/api/repos/" + id + bad, "X-API-Token", token);
      assertThat(answer.status()).as(bad).isEqualTo(400);
      assertThat(answer.json().get("error").asText()).isNotBlank();
    }
  }

  private static java.util.List<String> days(String token, String id, String query) {
    var traffic = scene.get("/api/repos/" + id + query, "X-API-Token", token).json().get("traffic");
    return StreamSupport.stream(traffic.spliterator(), false)
        .map(day -> day.get("timestamp").asText().substring(0, 10))
        .toList();
  }

  @Test
  void aRepositoryOfSomebodyElseIsAsIfItWereNotThere() {
    String token = scene.user();
    String id = scene.added(token, scene.repository("mine", 2));
    String other = scene.user();
    var found = scene.get("/api/repos/" + id, "X-API-Token", other);
    var none = scene.get("/api/repos/00000000-0000-0000-0000-000000000000", "X-API-Token", other);
    assertThat(found.status()).isEqualTo(404);
    assertThat(found.body()).isEqualTo(none.body());
    assertThat(scene.delete(other, id).status()).isEqualTo(400);
    assertThat(scene.delete(other, "nothing").status()).isEqualTo(400);
    assertThat(scene.get("/users/" + other + "/repos/" + id).status()).isEqualTo(404);
    assertThat(scene.detail(token, id).get("id").asText()).isEqualTo(id);
  }

  @Test
  void aQuietDayOfTheWindowIsZero() {
    var repository = scene.world.addRepository(scene.acme, "quiet");
    String token = scene.user();
    String id = scene.added(token, repository);
    var traffic = scene.detail(token, id).get("traffic");
    assertThat(traffic).hasSize(11).allMatch(day -> day.get("count").asInt() == 0);
    assertThat(LocalDate.parse(traffic.get(0).get("timestamp").asText().substring(0, 10)))
        .isEqualTo(scene.today().minusDays(13));
    assertThat(traffic.get(10).get("timestamp").asText())
        .as("GitHub may still be counting what is later")
        .startsWith(scene.today().minusDays(3).toString());
    assertThat(traffic.get(10).get("final").asBoolean()).isTrue();
  }
}
