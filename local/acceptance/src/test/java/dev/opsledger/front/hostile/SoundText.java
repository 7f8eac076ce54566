package dev.opsledger.front.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.opsledger.front.FrontHost;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Text without what XML, JSON or UTF-8 do not allow. */
final class SoundText {
  private SoundText() {}

  /** The body of a response, after checking that every parser accepts it. */
  static String sound(HttpResponse<String> answer) {
    assertThat(answer.statusCode()).as(answer.body()).isBetween(200, 202);
    assertThat(answer.body().codePoints())
        .as(answer.uri().toString())
        .allMatch(
            c -> c == '\t' || c == '\n' || c == '\r' || (c >= 0x20 && c < 0xD800) || isHigh(c));
    if (answer.headers().firstValue("content-type").orElse("").startsWith("application/json")) {
      assertThat(texts(FrontHost.json(answer.body())))
          .allMatch(text -> StandardCharsets.UTF_8.newEncoder().canEncode(text));
    }
    return answer.body();
  }

  private static boolean isHigh(int c) {
    return c > 0xDFFF && c != 0xFFFE && c != 0xFFFF;
  }

  private static List<String> texts(JsonNode node) {
    var texts = new ArrayList<String>();
    if (node.isTextual()) {
      texts.add(node.textValue());
    }
    node.forEach(child -> texts.addAll(texts(child)));
    return texts;
  }
}
