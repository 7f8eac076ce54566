package dev.opsledger.core.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.opsledger.core.text.CleanText;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonTest {
  @Property(tries = 200)
  void whatIsWrittenIsReadBack(@ForAll Map<String, String> texts, @ForAll List<Long> numbers)
      throws MalformedJsonException {
    var sound = new LinkedHashMap<String, String>();
    texts.forEach((k, v) -> sound.put(CleanText.of(k), CleanText.of(v)));
    var written = Json.object("texts", sound, "numbers", numbers, "nothing", null);
    var read = Json.parse(Json.bytes(written));
    sound.forEach((k, v) -> assertThat(Json.text(Json.child(read, "texts"), k)).contains(v));
    assertThat(Json.elements(read, "numbers").stream().map(n -> n.getLongValue()).toList())
        .isEqualTo(numbers);
    assertThat(Json.text(read, "nothing")).isEmpty();
  }

  @Test
  void textsOfTheOutsideWorldComeInClean() throws MalformedJsonException {
    String hostile =
        "{\"a\":[\"1\\uffff2\",{\"b\\u0000\":\"\\ud800\"}],\"c\":\"\uFFFF\uD83D\uDE92\"}";
    String clean = "{\"a\":[\"1\uFFFD2\",{\"b\uFFFD\":\"\uFFFD\"}],\"c\":\"\uFFFD\uD83D\uDE92\"}";
    assertThat(Json.text(Json.parse(hostile))).isEqualTo(clean);
  }

  @Test
  void whatIsNotCheckedYetStaysAsItWasSent() throws MalformedJsonException {
    byte[] event = "{\"body\":\"\uFFFF\\u0000\"}".getBytes(StandardCharsets.UTF_8);
    assertThat(Json.text(Json.parseExactly(event), "body")).contains("\uFFFF\0");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "{", "{} {}", "{\"a\":1,\"a\":2}", "nul", "{'a':1}", "[1,]"})
  void whatIsNotOneValueIsRefused(String text) {
    assertThatThrownBy(() -> Json.parse(text)).isInstanceOf(MalformedJsonException.class);
  }

  @Test
  void whatNestsWithoutEndIsRefused() {
    assertThatThrownBy(() -> Json.parse("[".repeat(100_000)))
        .isInstanceOf(MalformedJsonException.class);
  }

  @Test
  void aTimeHasAnyOffsetOrIsNone() throws MalformedJsonException {
    var node =
        Json.parse("{\"a\":\"2026-11-22T11:00:00+01:00\",\"b\":\"2026-11-22\",\"c\":7,\"d\":null}");
    assertThat(Json.instant(node, "a")).contains(Instant.parse("2026-11-22T10:00:00Z"));
    for (String other : List.of("b", "c", "d", "missing")) {
      assertThat(Json.instant(node, other)).as(other).isEmpty();
    }
  }

  @Test
  void aNumberIsWholeAndFitsOrIsNone() throws MalformedJsonException {
    var node = Json.parse("{\"a\":7,\"b\":7.5,\"c\":1e30,\"d\":\"7\",\"e\":7.0,\"f\":null}");
    assertThat(Json.number(node, "a")).contains(7L);
    assertThat(Json.number(node, "b")).isEmpty();
    assertThat(Json.number(node, "c")).isEmpty();
    assertThat(Json.number(node, "d")).isEmpty();
    assertThat(Json.number(node, "e")).contains(7L);
    assertThat(Json.number(node, "f")).isEmpty();
  }

  @Test
  void aFlagIsTrueOrFalseOrNone() throws MalformedJsonException {
    var node = Json.parse("{\"a\":true,\"b\":false,\"c\":1,\"d\":\"true\",\"e\":null}");
    assertThat(Json.flag(node, "a")).contains(true);
    assertThat(Json.flag(node, "b")).contains(false);
    assertThat(Json.flag(node, "c")).isEmpty();
    assertThat(Json.flag(node, "d")).isEmpty();
    assertThat(Json.flag(node, "e")).isEmpty();
    assertThat(Json.flag(node, "f")).isEmpty();
  }

  @Test
  void damageToWhatIsStoredSaysWhatItWas() {
    assertThat(Json.text(Json.stored("the list", "[1]"))).isEqualTo("[1]");
    assertThatThrownBy(() -> Json.stored("the list", "[1"))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("the list");
  }

  @ParameterizedTest
  @ValueSource(strings = {"1e999999999", "-1E+2000000000", "0e999999999", "9223372036854775808"})
  void aShortTextIsNeverAHugeNumber(String number) throws MalformedJsonException {
    assertThat(Json.number(Json.parse("{\"id\":" + number + "}"), "id")).isEmpty();
  }

  @Test
  void whatIsReadIsWrittenAsItWas() throws MalformedJsonException {
    String text = "{\"a\":1.10,\"b\":0.12345678901234567890,\"c\":1E+400,\"d\":\"ü🎉\"}";
    assertThat(Json.text(Json.parse(text))).isEqualTo(text);
  }

  @Test
  void theSmallestFractionAndTheLargestNumberAreTold() throws MalformedJsonException {
    var node = Json.parse("{\"a\":1e-999999999,\"b\":9223372036854775807,\"c\":7e3}");
    assertThat(Json.number(node, "a")).isEmpty();
    assertThat(Json.number(node, "b")).contains(Long.MAX_VALUE);
    assertThat(Json.number(node, "c")).contains(7000L);
  }
}
