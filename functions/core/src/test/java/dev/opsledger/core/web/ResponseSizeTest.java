package dev.opsledger.core.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.opsledger.core.json.Json;
import org.junit.jupiter.api.Test;

class ResponseSizeTest {
  /** What a function may answer, in bytes ("Lambda quotas"). */
  private static final int LAMBDA = 6 * 1024 * 1024;

  @Test
  void textWeighsItsBytes() {
    assertThat(ResponseSize.of("x".repeat(90))).isEqualTo(90);
    assertThat(ResponseSize.of("ש")).isEqualTo(2);
    assertThat(ResponseSize.of("🚒")).as("it is escaped").isEqualTo(8);
  }

  @Test
  void aFullAnswerStaysBelowLambdasLimitWhateverIsToBeEscaped() {
    for (String text : new String[] {"x", "\"", "\\", "\n", "🚒", "\"\u0001x"}) {
      long times = 3_000L * ResponseSize.LIMIT / ResponseSize.of(text.repeat(3_000));
      String most = text.repeat((int) times);
      assertThat(ResponseSize.of(most)).isCloseTo(ResponseSize.LIMIT, within(3_000));
      assertThat(Json.bytes(Json.node(most))).hasSizeLessThan(LAMBDA - 100_000);
    }
  }
}
