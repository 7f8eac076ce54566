package dev.opsledger.front.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.opsledger.core.error.RequestException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** Cursors of units, and the fields of forms. */
class CursorsTest {
  @Test
  void decodesWhatWasEncoded() {
    assertThat(Cursors.decode(Cursors.encode("runs:475198994"))).contains("runs:475198994");
    assertThat(Cursors.decode(null)).isEmpty();
  }

  @Test
  void refusesOtherTexts() {
    for (String cursor : new String[] {"", "!", Cursors.encode("two words")}) {
      assertThatThrownBy(() -> Cursors.decode(cursor))
          .isInstanceOf(RequestException.class)
          .hasMessage("cursor must be the `next` value of the previous page");
    }
  }

  private static String token(String form) {
    return FormBody.field(form.getBytes(StandardCharsets.UTF_8), "token");
  }

  @Test
  void fieldsOfForms() {
    assertThat(token("other=1&token=a%2Bb+c&token=2")).isEqualTo("a+b c");
    assertThat(token("tokens=1")).isEmpty();
    assertThat(token("token=%zz")).isEmpty();
    assertThat(token("")).isEmpty();
  }
}
