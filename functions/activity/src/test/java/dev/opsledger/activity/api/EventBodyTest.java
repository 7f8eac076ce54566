package dev.opsledger.activity.api;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.opsledger.activity.domain.PostedEvent;
import dev.opsledger.core.error.RequestException;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EventBodyTest {
  private static final int LARGEST = 64 * 1024;

  private static EventBody parse(String body) {
    return EventBody.parse(body.getBytes(UTF_8));
  }

  private static String padded(int payloadBytes) {
    String frame = "{\"a\":\"\"}";
    String text = "x".repeat(payloadBytes - frame.length());
    return "{\"name\":\"a\",\"payload\":{\"a\":\"%s\"}}".formatted(text);
  }

  @Test
  void anEventHasANameAndAPayload() {
    assertThat(parse("{\"name\":\"a.b\",\"payload\":{\"projectId\":7,\"x\":[1]}}").event())
        .isEqualTo(new PostedEvent("a.b", "{\"projectId\":7,\"x\":[1]}", Optional.of(7L)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "x | the body must be a JSON object",
        "[] | the body must be a JSON object",
        "null | the body must be a JSON object",
        "{\"name\":\"a\",\"name\":\"b\",\"payload\":{}} | the body gives a key twice",
        "{} | name must be",
        "{\"payload\":{}} | name must be",
        "{\"name\":7,\"payload\":{}} | name must be",
        "{\"name\":\" \",\"payload\":{}} | name must be",
        "{\"name\":\"a\"} | payload must be a JSON object",
        "{\"name\":\"a\",\"payload\":null} | payload must be a JSON object",
        "{\"name\":\"a\",\"payload\":[]} | payload must be a JSON object",
        "{\"name\":\"a\",\"payload\":\"{}\"} | payload must be a JSON object",
      })
  void anythingElseIsRefusedWithAReason(String body, String reason) {
    assertThatThrownBy(() -> parse(body))
        .isInstanceOf(RequestException.class)
        .hasMessageContaining(reason);
  }

  @Test
  void aNameHasAtMost255Characters() {
    String body = "{\"name\":\"%s\",\"payload\":{}}";
    assertThat(parse(body.formatted("x".repeat(255))).name()).hasSize(255);
    assertThatThrownBy(() -> parse(body.formatted("x".repeat(256))))
        .hasMessageContaining("1 to 255 characters");
  }

  @Test
  void aPayloadHasAtMost64KibibytesWithoutItsWhitespace() {
    assertThat(parse(padded(LARGEST)).payload().size()).isEqualTo(1);
    assertThat(parse(padded(LARGEST).replace(":{", ":" + " ".repeat(LARGEST) + "{")).name())
        .isEqualTo("a");
    assertThatThrownBy(() -> parse(padded(LARGEST + 1))).hasMessageContaining("64 KiB");
    assertThatThrownBy(() -> parse(" ".repeat(1 << 20) + padded(100)))
        .hasMessageContaining("64 KiB");
  }
}
