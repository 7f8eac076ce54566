package dev.opsledger.core.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CleanTextTest {
  @ParameterizedTest
  @ValueSource(strings = {"", "plain", "tab\tand\r\nlines", "שלום", "🚒", "\uD83F\uDFFF", "\uFFFD"})
  void soundTextStaysTheSameObject(String text) {
    assertThat(CleanText.of(text)).isSameAs(text);
  }

  @Test
  void whatXmlDoesNotHaveIsReplacedAndNothingElse() {
    assertThat(CleanText.of("a\0b\u000Bc\u001B[31md\uFFFEe\uFFFFf🚒"))
        .isEqualTo("a\uFFFDb\uFFFDc\uFFFD[31md\uFFFDe\uFFFDf🚒");
    assertThat(CleanText.of("\uD83Da\uDE92\uD83D\uD83D\uDE92\uD83D"))
        .isEqualTo("\uFFFDa\uFFFD\uFFFD🚒\uFFFD");
  }

  @Property(tries = 300)
  void whatComesOutIsXmlAndUtf8(@ForAll String text) {
    String clean = CleanText.of(text);
    assertThat(clean).hasSameSizeAs(text);
    assertThat(clean.codePoints()).allMatch(CleanTextTest::isXml);
    assertThat(new String(clean.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8))
        .isEqualTo(clean);
    assertThat(CleanText.of(clean)).isSameAs(clean);
  }

  /** XML 1.0, production 2, as it is written there. */
  private static boolean isXml(int c) {
    return c == 0x9
        || c == 0xA
        || c == 0xD
        || (c >= 0x20 && c <= 0xD7FF)
        || (c >= 0xE000 && c <= 0xFFFD)
        || (c >= 0x10000 && c <= 0x10FFFF);
  }

  @ParameterizedTest
  @CsvSource({"abc,5,abc", "abc,3,abc", "abc,2,ab", "a🚒,3,a🚒", "a🚒,2,a", "🚒,1,''", "🚒,0,''"})
  void aCutNeverEndsInHalfACharacter(String text, int longest, String beginning) {
    assertThat(CleanText.cut(text, longest)).isEqualTo(beginning);
  }
}
