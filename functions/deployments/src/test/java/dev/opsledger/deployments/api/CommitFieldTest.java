package dev.opsledger.deployments.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.opsledger.core.error.RequestException;
import dev.opsledger.core.json.Json;
import dev.opsledger.core.json.MalformedJsonException;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CommitFieldTest {
  private static Optional<String> read(String body) throws MalformedJsonException {
    return CommitField.read(Json.parse(body));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{\"commitSHA\":\"9fceb02\"} | 9fceb02",
        "{\"commitSHA\":\" 9FCEB02\\n\"} | 9fceb02",
        "{\"commitSHA\":\"593DDCF11650629feb02bdb217966882cff9d916\"}"
            + " | 593ddcf11650629feb02bdb217966882cff9d916",
      })
  void anIdIsTakenInItsCanonicalForm(String body, String id) throws Exception {
    assertThat(read(body)).contains(id);
  }

  @ParameterizedTest
  @ValueSource(strings = {"{}", "{\"commitSHA\":null}"})
  void aDeploymentNeedsNoCommit(String body) throws Exception {
    assertThat(read(body)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"7", "[]", "{}", "\"\"", "\" \"", "\"9fceb0\"", "\"release-7\"", "\"\\uffff\""})
  void whatIsNoCommitIdIsRefusedWithAReason(String value) {
    assertThatThrownBy(() -> read("{\"commitSHA\":%s}".formatted(value)))
        .isInstanceOf(RequestException.class)
        .hasMessage(
            "commitSHA must be the id of a commit, at least its first 7 and at most 64"
                + " hexadecimal digits, such as 9fceb02");
  }
}
