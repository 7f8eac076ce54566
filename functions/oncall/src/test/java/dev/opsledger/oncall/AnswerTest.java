package dev.opsledger.oncall;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.opsledger.core.json.Json;
import org.junit.jupiter.api.Test;

class AnswerTest {
  /** What a function may answer, in bytes ("Lambda quotas"). */
  private static final int LAMBDA = 6 * 1024 * 1024;

  @Test
  void textWeighsItsBytes() {
    assertThat(Answer.weight("x".repeat(90))).isEqualTo(90);
    assertThat(Answer.weight("ש")).isEqualTo(2);
    assertThat(Answer.weight("🚒")).as("it is escaped").isEqualTo(8);
  }

  @Test
  void aFullAnswerStaysBelowLambdasLimitWhateverIsToBeEscaped() {
    for (String text : new String[] {"x", "\"", "\\", "\n", "🚒", "\"\u0001x"}) {
      long times = 3_000L * Answer.LIMIT / Answer.weight(text.repeat(3_000));
      String most = text.repeat((int) times);
      assertThat(Answer.weight(most)).isCloseTo(Answer.LIMIT, within(3_000));
      assertThat(Json.bytes(Json.node(most))).hasSizeLessThan(LAMBDA - 100_000);
    }
  }
}
