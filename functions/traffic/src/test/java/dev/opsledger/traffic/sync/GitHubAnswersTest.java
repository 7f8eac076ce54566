package dev.opsledger.traffic.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.opsledger.core.json.Json;
import dev.opsledger.core.vendor.VendorRefusedException;
import dev.opsledger.core.vendor.VendorUnavailableException;
import dev.opsledger.traffic.domain.FetchStatus;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What GitHub says of a repository, or in place of it. */
class GitHubAnswersTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "{\"private\":false,\"visibility\":\"public\"}; true",
        "{\"private\":false}; true",
        "{\"private\":false,\"visibility\":\"internal\"}; false",
        "{\"private\":true,\"visibility\":\"private\"}; false",
        "{\"private\":null}; false",
        "{\"private\":\"false\"}; false",
        "{}; false"
      })
  void onlyAnExplicitlyPublicRepositoryIsPublic(String flags, boolean isPublic) throws Exception {
    String json = "{\"id\":5,\"full_name\":\"Acme/Rocket\"," + flags.substring(1);
    var repository = GitHubRepositoryParser.parse(Json.parse(json.replace(",}", "}")));
    assertThat(repository.isPublic()).isEqualTo(isPublic);
    assertThat(repository.id()).isEqualTo(5);
    assertThat(repository.name().full()).isEqualTo("Acme/Rocket");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "[]",
        "null",
        "{\"id\":5}",
        "{\"full_name\":\"a/b\"}",
        "{\"id\":\"5\",\"full_name\":\"a/b\"}",
        "{\"id\":5,\"full_name\":\"a\"}",
        "{\"id\":5,\"full_name\":\"a/b/c\"}",
        "{\"id\":5,\"full_name\":null}"
      })
  void anAnswerWithoutIdOrNameIsTriedAgain(String json) throws Exception {
    var answer = Json.parse(json);
    assertThatThrownBy(() -> GitHubRepositoryParser.parse(answer))
        .isInstanceOf(VendorUnavailableException.class);
  }

  @ParameterizedTest
  @CsvSource({
    "401, NO_ACCESS, GitHub no longer accepts the credential",
    "403, NO_ACCESS, said",
    "404, NOT_FOUND, GitHub does not show the repository to this credential",
    "410, NOT_FOUND, GitHub does not show the repository to this credential",
    "451, NOT_FOUND, said"
  })
  void aRefusalIsAVerdictOnTheRepository(int status, FetchStatus as, String message)
      throws Exception {
    var refused = AccessErrors.verdict(new VendorRefusedException(status, "said"));
    assertThat(AccessErrors.status(refused)).isEqualTo(as);
    assertThat(AccessErrors.message(refused)).isEqualTo(message);
  }

  @ParameterizedTest
  @ValueSource(ints = {301, 310, 400, 405, 409, 418, 422})
  void anyOtherIsNot(int status) {
    assertThatThrownBy(() -> AccessErrors.verdict(new VendorRefusedException(status, "said")))
        .isInstanceOf(VendorUnavailableException.class)
        .hasMessage("said");
  }
}
