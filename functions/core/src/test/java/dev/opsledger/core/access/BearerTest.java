package dev.opsledger.core.access;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class BearerTest {
  @ParameterizedTest
  @CsvSource({"Bearer abc, abc", "bearer abc, abc", "BEARER  abc , abc", "Bearer a b, a b"})
  void aTokenFollowsItsScheme(String header, String token) {
    assertThat(Bearer.token(header)).contains(token);
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(strings = {"", "Bearer", "Bearer ", "abc", "Basic abc", "Bearerabc"})
  void whatHasNoTokenHasNone(String header) {
    assertThat(Bearer.token(header)).isEmpty();
  }
}
