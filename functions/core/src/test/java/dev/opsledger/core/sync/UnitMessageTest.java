package dev.opsledger.core.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.opsledger.core.json.Json;
import dev.opsledger.core.json.MalformedJsonException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UnitMessageTest {
  private static final Unit UNIT =
      new Unit("s1.ci", "first.0", "runs:7", "runs", "acme/web", Json.object("page", 2L));

  /** What is read of a message, written again. */
  private static String again(String body) throws MalformedJsonException {
    return UnitMessage.parse(body).toJson();
  }

  @Test
  void aMessageIsReadAsItWasWritten() throws Exception {
    UnitMessage message = UnitMessage.fresh(UNIT).afterFailure().afterFailure().afterLateness();
    assertThat(again(message.toJson())).isEqualTo(message.toJson());
    assertThat(message.failed()).isEqualTo(2);
    assertThat(message.late()).isEqualTo(1);
  }

  @Test
  void aDeadLetterStartsAnewWhenItIsRedriven() throws Exception {
    UnitMessage dead = UnitMessage.fresh(UNIT).afterFailure().afterLateness().deadLettered();
    assertThat(again(dead.toJson())).isEqualTo(new UnitMessage(UNIT, 0, 0, true).toJson());
  }

  /** Messages may wait in a dead-letter queue for two weeks, through several deployments. */
  @Test
  void aMessageOfAFormerVersionIsARedrivenOneWithoutAttempts() throws Exception {
    String former =
        """
        {"sync":"s1.ci","chunk":"first.0","id":"runs:7","kind":"runs","name":"acme/web",
         "body":{"page":2}}\
        """;
    assertThat(again(former)).isEqualTo(new UnitMessage(UNIT, 0, 0, true).toJson());
  }

  @ParameterizedTest
  @ValueSource(strings = {"-5", "99999999999", "\"x\"", "null"})
  void aCountThatMakesNoSenseIsBounded(String count) throws Exception {
    String json = UnitMessage.fresh(UNIT).toJson().replace("\"failed\":0", "\"failed\":" + count);
    assertThat(UnitMessage.parse(json).failed()).isBetween(0, (int) Short.MAX_VALUE);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "x", "[]", "{}", "{\"sync\":\"s\",\"chunk\":\"c\",\"id\":\"i\"}"})
  void whatIsNoUnitIsRefused(String body) {
    assertThatThrownBy(() -> UnitMessage.parse(body)).isInstanceOf(MalformedJsonException.class);
  }
}
