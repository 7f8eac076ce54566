package dev.opsledger.activity.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.opsledger.core.error.RequestException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FeedLimitTest {
  @ParameterizedTest
  @CsvSource({", 20", "1, 1", "20, 20", "100, 100"})
  void aLimitIsFrom1To100(String text, int limit) {
    assertThat(FeedLimit.parse(text)).isEqualTo(limit);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "0", "101", "1000", "-1", "01", "1.5", " 1", "x", "9999999999"})
  void anyOtherIsRefused(String text) {
    assertThatThrownBy(() -> FeedLimit.parse(text))
        .isInstanceOf(RequestException.class)
        .hasMessageContaining("1 to 100");
  }
}
