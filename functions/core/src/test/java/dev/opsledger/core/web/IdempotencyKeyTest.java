package dev.opsledger.core.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.opsledger.core.dynamo.Row;
import dev.opsledger.core.error.RequestException;
import dev.opsledger.core.json.Json;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IdempotencyKeyTest {
  private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");

  private static IdempotencyKey key(String body) throws Exception {
    return IdempotencyKey.read("k-1", Json.parse(body)).orElseThrow();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{\"a\":1,\"b\":[2,3]} | {\"b\":[2,3],\"a\":1} | true",
        "{\"a\":{\"x\":1,\"y\":2}} | {\"a\":{\"y\":2,\"x\":1}} | true",
        "{\"b\":[2,3]} | {\"b\":[3,2]} | false",
        "{} | {\"a\":null} | false",
        "{\"a\":1} | {\"a\":\"1\"} | false",
      })
  void aBodyIsTheSameWhateverTheOrderOfItsFields(String one, String other, boolean same)
      throws Exception {
    assertThat(key(one).equals(key(other))).isEqualTo(same);
  }

  @Test
  void aRequestWithoutAKeyHasNone() {
    assertThat(IdempotencyKey.read(null, Json.object())).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "256"})
  void aKeyHas1To255Characters(String header) {
    String given = header.equals("256") ? "x".repeat(256) : header;
    assertThatThrownBy(() -> IdempotencyKey.read(given, Json.object()))
        .isInstanceOf(RequestException.class)
        .hasMessageContaining("1 to 255");
    assertThat(IdempotencyKey.read("x".repeat(255), Json.object())).isPresent();
  }

  @Test
  void aKeyIsRememberedForADay() throws Exception {
    Row row = key("{}").remembered(Row.of("KEY", "KEY"), NOW);
    assertThat(IdempotencyKey.isAlive(row, NOW.plusSeconds(86_399))).isTrue();
    assertThat(IdempotencyKey.isAlive(row, NOW.plusSeconds(86_400))).isFalse();
    assertThat(row.attributes().toString()).doesNotContain("k-1");
  }

  @Test
  void anotherBodyUnderTheSameKeyIsRefused() throws Exception {
    Row row = key("{\"a\":1}").remembered(Row.of("KEY", "KEY"), NOW);
    assertThatCode(() -> key("{\"a\":1}").mustRepeat(row)).doesNotThrowAnyException();
    assertThatThrownBy(() -> key("{\"a\":2}").mustRepeat(row))
        .isInstanceOfSatisfying(
            RequestException.class,
            e -> assertThat(e.kind()).isEqualTo(RequestException.Kind.UNPROCESSABLE));
    Row former = Row.of("KEY", "KEY").expiring(NOW);
    assertThatCode(() -> key("{\"a\":2}").mustRepeat(former)).doesNotThrowAnyException();
  }
}
