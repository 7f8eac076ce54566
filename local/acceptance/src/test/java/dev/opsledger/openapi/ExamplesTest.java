package dev.opsledger.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.opsledger.response.NamelessAnswers;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/**
 * Every documented example gets its documented response, every response is documented ({@link
 * ContractExtension} checks that in all tests), and every documented response occurs.
 */
@Tag(NamelessAnswers.PEOPLE)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ExamplesTest {
  private static final String GONE = "a table is gone";

  /** Fields that only occur in responses over 4 MB, which the oncall tests cover. */
  private static final Set<String> LARGE = Set.of("Services.next", "Teams.next", "Policies.next");

  /** Responses of a stack without a read token, which {@code ClosedTest} covers. */
  private static final Pattern CLOSED = Pattern.compile("(GET|POST|PUT) /(?!health).* 503");

  /**
   * What needs days of history or another setting: broken and flaky workflows and their minutes
   * ({@code CiMetricsTest}), rollbacks and rework ({@code DoraTest}), load by priority or without
   * names ({@code LoadTest}), what a recount finds ({@code RecountTest}).
   */
  private static final Pattern RARE =
      Pattern.compile(
          "(WorkflowThatIs(Broken|Flaky)|FlakyCommit|Found|RunnerMinutes|R(ework|ollback)Row"
              + "|LoadOfPriority)\\..*|Load\\.next|GET /\\w+/oncall/load 404");

  private static Everything all;

  @BeforeAll
  static void start() {
    all = new Everything();
  }

  @AfterAll
  static void stop() {
    all.close();
  }

  @Test
  @Order(1)
  void everyExampleGetsItsAnswer() {
    assertThat(WrongAnswers.of(all, "", "last", "leaving")).isEmpty();
  }

  private static List<Request> examples(String state) {
    return ApiDocument.operations().stream()
        .flatMap(operation -> Request.of(operation).stream())
        .filter(example -> example.answer().state().equals(state))
        .toList();
  }

  private static int status(Request example, String scheme, String... headers) {
    String method = example.operation().method().toUpperCase(Locale.ROOT);
    return example.operation().paths().stream()
        .map(path -> all.send(method, example.target(path), scheme, example.body(), headers))
        .toList()
        .getLast()
        .statusCode();
  }

  @Test
  @Order(2)
  void whatATokenDoesNotCoverStaysClosedToIt() {
    String cookie =
        all.send("POST", "/sign-in", "none", "token=read-token")
            .headers()
            .firstValue("set-cookie")
            .orElseThrow()
            .replaceFirst(";.*", "");
    assertThat(examples("only the read token is given"))
        .isNotEmpty()
        .allSatisfy(example -> assertThat(status(example, "readToken")).isEqualTo(403));
    for (Request example : examples(Reply.NARROW.state())) {
      String other = example.operation().paths().contains("/metrics") ? "feed" : "metrics";
      String[] narrow = {"Authorization", "Bearer " + other + "-token-of-the-test"};
      assertThat(status(example, "none", narrow)).isEqualTo(403);
    }
    String[] form = {
      "Cookie", cookie, "Sec-Fetch-Site", "same-origin", "Content-Type", "text/plain"
    };
    assertThat(examples("a form comes with a cookie"))
        .isNotEmpty()
        .allSatisfy(example -> assertThat(status(example, "none", form)).isEqualTo(415));
    assertThat(examples("a page of another site sends it"))
        .isNotEmpty()
        .allSatisfy(
            example ->
                assertThat(status(example, "none", "Sec-Fetch-Site", "cross-site")).isEqualTo(403));
    for (int i = 0; i < 12; i++) {
      all.send("POST", "/sign-in", "none", "token=guess");
    }
    assertThat(examples("many wrong tokens came before"))
        .isNotEmpty()
        .allSatisfy(example -> assertThat(status(example, "none")).isEqualTo(429));
  }

  @Test
  @Order(2)
  void aKeyThatWasUsedWithAnotherBodyIsRefused() {
    assertThat(examples("the key was used with another body"))
        .isNotEmpty()
        .allSatisfy(
            example -> {
              String scheme = example.operation().security();
              String other = "{\"name\":\"other\",\"payload\":{}}";
              for (String path : example.operation().paths()) {
                String target = example.target(path);
                String[] key = {"Idempotency-Key", "key-of-" + path};
                assertThat(all.send("POST", target, scheme, other, key).statusCode())
                    .isEqualTo(201);
                assertThat(all.send("POST", target, scheme, example.body(), key).statusCode())
                    .isEqualTo(422);
              }
            });
  }

  @Test
  @Order(2)
  void whatIsKeptAlreadyIsNotSentAgain() {
    assertThat(examples("it is kept already"))
        .isNotEmpty()
        .allSatisfy(
            example -> {
              String path = example.target(example.operation().paths().getFirst());
              String scheme = example.operation().security();
              var kept = all.send("GET", path, scheme, "").headers().firstValue("etag");
              assertThat(status(example, scheme, "If-None-Match", kept.get())).isEqualTo(304);
            });
  }

  @Test
  @Order(2)
  void aBrowserIsSentOnToAnAddressThatCanOnlyRead() {
    all.becomeAnotherUser();
    assertThat(examples("a browser opens an address with the user's token"))
        .isNotEmpty()
        .allSatisfy(
            example -> assertThat(status(example, "none", "Accept", "text/html")).isEqualTo(303));
  }

  @Test
  @Order(2)
  void dashboardsOfGrafanaFindWhatTheyAskFor() throws Exception {
    assertThat(GrafanaQueries.problems(all)).isEmpty();
  }

  @Test
  @Order(2)
  void aSyncThatIsUnderWayIsShownAsSuch() throws InterruptedException {
    all.settle();
    all.host.pause("CiWorker");
    all.send("POST", "/refresh-data", "operateToken", "");
    JsonNode running = all.source("ci").path("running");
    Instant patience = Instant.now().plusSeconds(20);
    while (running.path("planned").asLong() == 0 && Instant.now().isBefore(patience)) {
      running = all.source("ci").path("running");
    }
    all.host.resume("CiWorker");
    assertThat(running.path("planned").asLong()).isEqualTo(3);
    all.settle();
    assertThat(all.source("ci").path("running").isNull()).isTrue();
  }

  @Test
  @Order(3)
  void whoGuessesCredentialsHasToWait() {
    all.rememberGuesses(200);
    for (Request example : examples(Reply.GUESSING.state())) {
      boolean ofUser = example.operation().security().equals("userToken");
      String[] guess = {ofUser ? "X-API-Token" : "Authorization", "Bearer guess"};
      // The first wrong credential tells the function of those that came before.
      status(example, "none", guess);
      assertThat(status(example, "none", guess)).as(example.operation().id()).isEqualTo(429);
    }
    // Another key than that of the examples, as the same wrong one counts once.
    all.send("GET", "/users/" + "1".repeat(32) + "/repos", "none", "");
    assertThat(examples("many wrong keys came before"))
        .isNotEmpty()
        .allSatisfy(example -> assertThat(status(example, "none")).isEqualTo(429));
  }

  @Test
  @Order(4)
  void whenATableIsGoneHealthSaysSo() {
    all.host.dynamo().deleteTable(t -> t.tableName(all.host.tableName("GistsTable")));
    assertThat(WrongAnswers.of(all, GONE)).isEmpty();
  }

  @Test
  @Order(5)
  void nothingIsDocumentedThatIsNeverAnswered() {
    var documented = new TreeSet<String>();
    JsonNode document = Contract.SERVED.document();
    for (Map.Entry<String, JsonNode> path : document.path("paths").properties()) {
      for (Map.Entry<String, JsonNode> operation : path.getValue().properties()) {
        for (Map.Entry<String, JsonNode> answer :
            operation.getValue().path("responses").properties()) {
          String method = operation.getKey().toUpperCase(Locale.ROOT);
          documented.add(method + " " + path.getKey() + " " + answer.getKey());
        }
      }
    }
    for (Map.Entry<String, JsonNode> schema :
        document.path("components").path("schemas").properties()) {
      if (schema.getValue().has("additionalProperties")) {
        for (Map.Entry<String, JsonNode> field :
            schema.getValue().path("properties").properties()) {
          documented.add(schema.getKey() + "." + field.getKey());
        }
      }
    }
    documented.removeAll(LARGE);
    documented.removeIf(answer -> CLOSED.matcher(answer).matches());
    documented.removeIf(answer -> RARE.matcher(answer).matches());
    assertThat(Contract.SERVED.seen()).containsAll(documented);
    assertThat(documented).hasSizeGreaterThan(200);
  }
}
