package dev.opsledger.core.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.opsledger.core.json.Json;
import io.micronaut.json.tree.JsonNode;
import org.junit.jupiter.api.Test;

class JsonArrayTest {
  /** Lambda's limit of a response, of which the array is an escaped part. */
  private static final int RESPONSE = 6_000_000;

  @Test
  void whatIsEscapedTwiceStillFitsIntoAResponse() {
    for (String text : new String[] {"x", "\"", "\\", "\u0001"}) {
      JsonNode element = Json.object("title", text.repeat(1_000));
      var array = new JsonArray();
      int elements = 0;
      while (array.add(element)) {
        elements++;
      }
      assertThat(elements).isGreaterThan(300);
      assertThat(Json.bytes(Json.node(array.toString()))).hasSizeBetween(3_900_000, RESPONSE);
    }
  }

  @Test
  void theFirstElementAlwaysFits() {
    var array = new JsonArray();
    assertThat(array.add(Json.node("x".repeat(ResponseSize.LIMIT + 1)))).isTrue();
    assertThat(array.add(Json.node(1))).isFalse();
    assertThat(new JsonArray()).hasToString("[]");
  }
}
