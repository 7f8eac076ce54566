package dev.opsledger.traffic;

import static org.assertj.core.api.Assertions.assertThat;

import dev.opsledger.core.dynamo.Table;
import dev.opsledger.traffic.domain.AccessToken;
import dev.opsledger.traffic.store.TrafficKeys;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Read-only keys to pages, and users who replace their token or are deleted. */
class SharedPagesTest {
  private static TrafficScene scene;

  @BeforeAll
  static void start() {
    scene = new TrafficScene();
  }

  @AfterAll
  static void stop() {
    scene.close();
  }

  /** The path of the shared page. */
  private static String shared(String token, String id) {
    var answer = scene.post("/api/repos/" + id + "/share", "", "X-API-Token", token);
    assertThat(answer.status()).isEqualTo(200);
    var address = URI.create(answer.json().get("url").asText());
    assertThat(address.toString()).startsWith(scene.host.uri().toString());
    assertThat(address.getPath()).matches("/users/[0-9a-f]{32}/repos/" + id);
    return address.getPath();
  }

  private static String key(String path) {
    return path.substring("/users/".length(), "/users/".length() + 32);
  }

  private static String rotated(String token) {
    var answer = scene.post("/api/users/rotate", "", "X-API-Token", token);
    assertThat(answer.status()).isEqualTo(200);
    return answer.json().get("token").asText();
  }

  private static int list(String token) {
    return scene.get("/api/repos", "X-API-Token", token).status();
  }

  private static void opensNoApi(String key, String id) {
    assertThat(list(key)).isEqualTo(401);
    assertThat(scene.get("/api/repos/" + id, "X-API-Token", key).status()).isEqualTo(401);
    assertThat(scene.create(key, "https://github.com/acme/more").status()).isEqualTo(401);
    for (String path :
        List.of(
            "/api/repos/" + id + "/delete",
            "/api/repos/" + id + "/share",
            "/api/users/rotate",
            "/api/users/delete")) {
      assertThat(scene.post(path, "", "X-API-Token", key).status()).as(path).isEqualTo(401);
    }
    assertThat(scene.deleteShare(key, id).status()).isEqualTo(401);
  }

  @Test
  void aSharedPageCanBeReadAndNothingElse() {
    String token = scene.user();
    String id = scene.added(token, scene.repository("open", 14));
    String other = scene.added(token, scene.repository("not-shared", 14));
    String page = shared(token, id);
    assertThat(shared(token, id)).as("asked for again").isEqualTo(page);
    assertThat(scene.get(page).body()).contains("open").doesNotContain(token);
    assertThat(scene.get(page + ".csv?start=2026-11-22").body()).contains("2026-11-22,100");
    String key = key(page);
    assertThat(scene.get("/users/" + key + "/repos/" + other).status()).isEqualTo(404);
    var all = scene.get("/users/" + key + "/repos");
    assertThat(all.status()).isEqualTo(200);
    assertThat(all.body()).contains(id).doesNotContain(other, "not-shared", token);
    opensNoApi(key, id);
  }

  @Test
  void aSharedPageCanBeClosedAgain() {
    String token = scene.user();
    String id = scene.added(token, scene.repository("closing", 14));
    String page = shared(token, id);
    assertThat(scene.deleteShare(token, id).status()).isEqualTo(200);
    assertThat(scene.get(page).status()).isEqualTo(404);
    assertThat(scene.get(page + ".csv").status()).isEqualTo(404);
    assertThat(scene.deleteShare(token, id).status()).as("once more").isEqualTo(200);
    String next = shared(token, id);
    assertThat(next).isNotEqualTo(page);
    assertThat(scene.get(next).status()).isEqualTo(200);
    scene.delete(token, id);
    assertThat(scene.get(next).status()).isEqualTo(404);
    scene.settle();
    assertThat(scene.rows())
        .noneMatch(row -> row.contains(AccessToken.read(key(next)).orElseThrow().hash()));
  }

  @Test
  void ofSomebodyElsesRepositoryNothingIsShared() {
    String token = scene.user();
    String id = scene.added(token, scene.repository("theirs", 2));
    String other = scene.user();
    for (String each : List.of(id, "00000000-0000-0000-0000-000000000000", "x")) {
      String path = "/api/repos/" + each + "/share";
      assertThat(scene.post(path, "", "X-API-Token", other).status()).isEqualTo(404);
      assertThat(scene.deleteShare(other, each).status()).isEqualTo(404);
    }
  }

  @Test
  void pagesLinkByAKeyThatCanOnlyRead() {
    String token = scene.user();
    String base = "/users/" + token + "/repos";
    assertThat(scene.get(base).body()).as("no repository yet").doesNotContain(token);
    String id = scene.added(token, scene.repository("linked", 14));
    assertThat(scene.get(base).body()).contains(id).doesNotContain(token);
    String body = scene.get(base + "/" + id).body();
    assertThat(body).contains(id + ".csv").doesNotContain(token);
    String link = body.replaceAll("(?s).*href=\"(/users/[0-9a-f]{32}/repos)\".*", "$1");
    assertThat(scene.get(link).body()).contains(id);
    assertThat(scene.get(link + "/" + id).body()).isEqualTo(body);
    opensNoApi(key(link), id);
  }

  @Test
  void aReplacedTokenIsVoidAndWhatItWatchedAndSharedStays() {
    String first = scene.user();
    String id = scene.added(first, scene.repository("kept", 14));
    String page = shared(first, id);
    String link = scene.get("/users/" + first + "/repos/" + id).body();
    String linked = link.replaceAll("(?s).*href=\"(/users/[0-9a-f]{32}/repos)\".*", "$1");
    String second = rotated(first);
    assertThat(second).matches("[0-9a-f]{32}").isNotEqualTo(first);
    assertThat(list(first)).isEqualTo(401);
    assertThat(scene.get("/users/" + first + "/repos").status()).isEqualTo(404);
    assertThat(scene.get(linked).status()).as("an address that the old token gave").isEqualTo(404);
    assertThat(scene.detail(second, id).get("traffic")).hasSize(14);
    assertThat(scene.get("/users/" + second + "/repos/" + id).status()).isEqualTo(200);
    assertThat(scene.get(page).status()).as("what was shared").isEqualTo(200);
    String third = rotated(second);
    assertThat(list(second)).isEqualTo(401);
    assertThat(list(first)).isEqualTo(401);
    assertThat(scene.post("/api/users/rotate", "", "X-API-Token", first).status()).isEqualTo(401);
    assertThat(scene.detail(third, id).get("traffic")).hasSize(14);
    assertThat(scene.rows()).noneMatch(row -> row.contains(third));
  }

  @Test
  void aUserWhoLeavesLeavesNothing() {
    List<String> before = scene.rows();
    String bob = scene.user();
    String together = scene.added(bob, scene.repository("together", 14));
    List<String> withBob = scene.rows();
    String email = "{\"email\":\"ada.leaves@example.com\"}";
    String first = scene.post("/api/users/create", email).json().get("token").asText();
    assertThat(scene.added(first, scene.world.repository("acme", "together").orElseThrow()))
        .isEqualTo(together);
    String alone = scene.added(first, scene.repository("alone", 14));
    String page = shared(first, alone);
    String ada = rotated(first);
    shared(ada, together);
    assertThat(scene.post("/api/users/delete", "", "X-API-Token", ada).status()).isEqualTo(202);
    assertThat(list(ada)).isEqualTo(401);
    scene.settle();
    assertThat(scene.get(page).status()).isEqualTo(404);
    assertThat(scene.rows()).containsExactlyInAnyOrderElementsOf(withBob);
    assertThat(scene.detail(bob, together).get("traffic")).hasSize(14);
    assertThat(scene.post("/api/users/create", email).status()).as("free again").isEqualTo(200);
    assertThat(scene.post("/api/users/delete", "", "X-API-Token", bob).status()).isEqualTo(202);
    scene.settle();
    assertThat(scene.rows()).hasSize(before.size() + 3);
  }

  @Test
  void usersAreGivenAnAddressThatCanOnlyRead() {
    var made = scene.post("/api/users/create", "{\"email\":\"address@example.com\"}").json();
    String token = made.get("token").asText();
    String id = scene.added(token, scene.repository("addressed", 14));
    String pages = URI.create(made.get("pages_url").asText()).getPath();
    assertThat(made.get("pages_url").asText()).isEqualTo(scene.host.uri() + pages);
    assertThat(pages).doesNotContain(token);
    assertThat(scene.get(pages).body()).contains(id);
    opensNoApi(key(pages), id);
    var rotated = scene.post("/api/users/rotate", "", "X-API-Token", token).json();
    assertThat(scene.get(pages).status()).as("the former address").isEqualTo(404);
    String next = URI.create(rotated.get("pages_url").asText()).getPath();
    assertThat(scene.get(next).body()).contains(id);
    opensNoApi(key(next), id);
  }

  /** What a browser shows in its address bar is passed on. */
  @Test
  void aBrowserIsSentOnFromAnAddressWithTheToken() {
    String token = scene.user();
    String id = scene.added(token, scene.repository("shown", 14));
    String key = AccessToken.read(token).orElseThrow().forPages().reveal();
    for (String path :
        List.of(
            "/repos",
            "/repos/" + id,
            "/repos/" + id + "?start=2026-11-20&end=2026-11-21",
            "/repos/" + id + ".csv?start=2026-11-20")) {
      String[] browser = {"Accept", "text/html,application/xhtml+xml,*/*;q=0.8"};
      var answer = scene.get("/users/" + token + path, browser);
      assertThat(answer.status()).as(path).isEqualTo(303);
      assertThat(answer.raw().headers().firstValue("location")).contains("/users/" + key + path);
      assertThat(answer.raw().headers().firstValue("cache-control"))
          .hasValueSatisfying(value -> assertThat(value).contains("no-store"));
      assertThat(scene.get("/users/" + key + path, browser).status()).isEqualTo(200);
      assertThat(scene.get("/users/" + token + path).status()).as("a program").isEqualTo(200);
    }
    String none = "/users/" + "0".repeat(32) + "/repos";
    assertThat(scene.get(none, "Accept", "text/html").status()).isEqualTo(404);
  }

  /** Users of older versions have no key for their pages; their addresses hold the token. */
  @Test
  void formerAddressesGoOn() {
    String token = scene.user();
    String id = scene.added(token, scene.repository("former", 14));
    String table = scene.host.tableName("TrafficTable");
    var read = AccessToken.read(token).orElseThrow();
    scene
        .host
        .dynamo()
        .updateItem(
            u ->
                u.tableName(table)
                    .key(Table.key(TrafficKeys.user(read.hash()), TrafficKeys.USER))
                    .updateExpression("REMOVE pagesKey, repositoryCount"));
    var pagesKey = Table.key(TrafficKeys.key(read.forPages().hash()), TrafficKeys.KEY);
    scene.host.dynamo().deleteItem(d -> d.tableName(table).key(pagesKey));
    String body = scene.get("/users/" + token + "/repos/" + id).body();
    String link = body.replaceAll("(?s).*href=\"(/users/[0-9a-f]{32}/repos)\".*", "$1");
    assertThat(scene.get(link).body()).contains(id);
    assertThat(scene.detail(token, id).get("traffic")).hasSize(14);
    assertThat(scene.get(shared(token, id)).status()).isEqualTo(200);
    assertThat(list(rotated(token))).isEqualTo(200);
  }
}
