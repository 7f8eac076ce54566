package dev.opsledger.core.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.opsledger.core.error.RequestException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Why a body is refused is true of it. */
class ObjectBodyTest {
  private static void refused(String body, String why) {
    assertThatThrownBy(() -> ObjectBody.parse(body.getBytes(UTF_8)))
        .isInstanceOf(RequestException.class)
        .hasMessage(why);
  }

  private static String nested(int depth) {
    return "{\"a\":".repeat(depth - 1) + "{}" + "}".repeat(depth - 1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "x", "[]", "null", "7", "\"{}\"", "{", "{} {}", "{'a':1}"})
  void whatIsNoObjectIsCalledSo(String body) {
    refused(body, "the body must be a JSON object");
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      delimiter = '|',
      value = {"{\"a\":1,\"a\":2}", "{\"b\":{\"a\":1,\"a\":1}}", "{\"a\":1,\"\\u0061\":2}"})
  void aKeyThatIsGivenTwiceIsNamedAsTheReason(String body) {
    refused(body, "the body gives a key twice in one object");
  }

  @Test
  void whatIsNestedTooDeepIsNamedAsTheReason() {
    assertThat(ObjectBody.parse(nested(100).getBytes(UTF_8)).size()).isEqualTo(1);
    refused(nested(101), "the body is nested deeper than 100 levels");
    refused("[".repeat(5_000), "the body is nested deeper than 100 levels");
  }

  @Test
  void aNumberWithoutEndIsNamedAsTheReason() {
    refused(
        "{\"a\":" + "7".repeat(2_000) + "}", "the body has a number, key or text that is too long");
  }

  @Test
  void spaceAroundAnObjectIsAllowed() {
    assertThat(ObjectBody.parse(" \r\n\t{}\n".getBytes(UTF_8)).isObject()).isTrue();
  }
}
