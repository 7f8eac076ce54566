package dev.opsledger.deployments.sync;

import static org.assertj.core.api.Assertions.assertThat;

import dev.opsledger.core.json.Json;
import dev.opsledger.core.json.MalformedJsonException;
import dev.opsledger.deployments.domain.GitHubDeployment;
import dev.opsledger.deployments.domain.Latest;
import dev.opsledger.deployments.domain.Status;
import dev.opsledger.deployments.domain.StatusReport;
import io.micronaut.json.tree.JsonNode;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is read of GitHub's deployments and statuses. */
class DeploymentParserTest {
  private static final String DEPLOYMENT =
      """
      {"id":42,"sha":"A84D88E7554FC1FA21BCBC4EFAE3C782A70D2B9D","environment":"staging",
       "creator":{"login":"vercel[bot]"},"payload":"","created_at":"2026-11-22T10:00:00Z",
       "updated_at":"2026-11-22T10:05:00Z"}\
      """;

  private static JsonNode json(String text) {
    try {
      return Json.parse(text);
    } catch (MalformedJsonException e) {
      throw new AssertionError(text, e);
    }
  }

  private static JsonNode status(int id, String state, String more) {
    return json(
        "{\"id\":%d,\"state\":\"%s\",\"created_at\":\"2026-11-22T12:0%d:00+02:00\"%s}"
            .formatted(id, state, id, more));
  }

  private static GitHubDeployment parse(JsonNode... statuses) {
    return DeploymentParser.parse(json(DEPLOYMENT), "acme/web", List.of(statuses)).orElseThrow();
  }

  @Test
  void aDeployment() {
    GitHubDeployment parsed = parse();
    assertThat(parsed.id()).isEqualTo(42);
    assertThat(parsed.commitSha()).contains("a84d88e7554fc1fa21bcbc4efae3c782a70d2b9d");
    assertThat(parsed.environment()).map(Latest::value).contains("staging");
    assertThat(parsed.creator()).contains("vercel[bot]");
    assertThat(parsed.updatedAt()).contains("2026-11-22T10:05:00Z");
    assertThat(parsed.reports()).isEmpty();
  }

  @Test
  void aMessageOfItReadsTheSame() {
    JsonNode brief = DeploymentParser.brief(json(DEPLOYMENT));
    assertThat(DeploymentParser.parse(brief, "acme/web", List.of())).contains(parse());
  }

  @ParameterizedTest
  @CsvSource({
    "queued, PENDING",
    "waiting, PENDING",
    "pending, PENDING",
    "in_progress, DEPLOYING",
    "success, DONE",
    "failure, FAILED",
    "error, FAILED"
  })
  void eachStateHasAMeaning(String state, Status meaning) {
    assertThat(parse(status(1, state, "")).reports())
        .extracting(StatusReport::status)
        .containsExactly(meaning);
  }

  @ParameterizedTest
  @ValueSource(strings = {"inactive", "something_new"})
  void otherStatesChangeNothing(String state) {
    assertThat(parse(status(1, state, "")).reports()).isEmpty();
  }

  @Test
  void theLatestStatusWithAnAddressAndAnEnvironmentGivesThem() {
    GitHubDeployment parsed =
        parse(
            status(3, "inactive", ",\"environment\":\"gone\",\"log_url\":\"https://x.example/3\""),
            status(
                2,
                "success",
                ",\"environment\":\"\",\"log_url\":\"\",\"target_url\":\"https://x.example/2\""),
            status(
                1, "in_progress", ",\"environment\":\"eu\",\"log_url\":\"https://x.example/1\""));
    assertThat(parsed.environment()).map(Latest::value).contains("eu");
    assertThat(parsed.url()).map(Latest::value).contains("https://x.example/2");
  }

  @Test
  void whatIsNoAddressIsNotKept() {
    for (String bad :
        List.of("javascript:alert(1)", "https://u:p@x.example/1", "https://u@x.example")) {
      assertThat(parse(status(1, "success", ",\"log_url\":\"" + bad + "\"")).url()).isEmpty();
    }
    assertThat(parse(status(1, "success", ",\"log_url\":\"https://x.example/@u\"")).url())
        .isPresent();
  }

  @Test
  void whatLacksAnIdOrATimeIsNoDeployment() {
    assertThat(DeploymentParser.parse(json("{\"id\":1}"), "a/b", List.of())).isEmpty();
    JsonNode broken = json("{\"id\":1,\"created_at\":\"yesterday\"}");
    assertThat(DeploymentParser.parse(broken, "a/b", List.of())).isEqualTo(Optional.empty());
    assertThat(parse(json("{\"state\":\"success\"}")).reports()).isEmpty();
  }
}
