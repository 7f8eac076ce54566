package dev.opsledger.core.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.opsledger.core.json.Json;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HtmlTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "plain | plain",
        "<script>alert('x')</script> | &lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt;",
        "\" onload=\"x | &quot; onload=&quot;x",
        "a & b &amp; | a &amp; b &amp;amp;",
        "naïve 中文 😀 | naïve 中文 😀",
      })
  void textIsNoMarkup(String text, String html) {
    assertThat(Html.escape(text)).isEqualTo(html);
  }

  @Test
  void charactersThatDisguiseANameAreShown() {
    assertThat(Html.escape("a\u202Egpj.exe\u0000\u2066\u200F\n")).isEqualTo("a�gpj.exe����");
  }

  @Test
  void noJsonEndsItsScript() {
    String json = Html.json(Json.object("a", "</script><!--\u2028&"));
    assertThat(json).doesNotContain("<", ">", "&", "\u2028");
    assertThat(json).isEqualTo("{\"a\":\"\\u003c/script\\u003e\\u003c!--\\u2028\\u0026\"}");
  }

  @ParameterizedTest
  @CsvSource({"0, 0", "999, 999", "1000, 1_000", "1234567, 1_234_567", "-1000, -1_000"})
  void thousandsAreSetApart(long number, String text) {
    assertThat(Html.number(number)).isEqualTo(text.replace('_', '\u202F'));
  }
}
