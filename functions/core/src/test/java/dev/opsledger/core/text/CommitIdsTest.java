package dev.opsledger.core.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CommitIdsTest {
  private static final String ABBREVIATED = "9fceb02";
  private static final String SHA_1 = "593ddcf11650629feb02bdb217966882cff9d916";
  private static final String SHA_256 =
      "6b86b273ff34fce19d6b804eff5a3f5747ada4eaa22f1d49c01e52ddb7875b4b";

  @ParameterizedTest
  @CsvSource({
    "'" + ABBREVIATED + "', true, false",
    "' 9FCEB02\n', true, false",
    "'" + SHA_1 + "', false, true",
    "'" + SHA_256 + "', false, true",
    "'9fceb0', false, false",
    "'release-7', false, false",
    "'" + SHA_256 + "0', false, false",
    "'', false, false",
  })
  void idsAreWholeAbbreviatedOrNone(String text, boolean abbreviated, boolean whole) {
    String normal = CommitIds.normal(text);
    assertThat(CommitIds.isShort(normal)).isEqualTo(abbreviated);
    assertThat(CommitIds.isWhole(normal)).isEqualTo(whole);
    assertThat(CommitIds.isId(normal)).isEqualTo(abbreviated || whole);
  }

  @ParameterizedTest
  @CsvSource({
    "' 9FCEB02 ', 9fceb02",
    "' Release-7 ', Release-7",
    "ABCDEF, ABCDEF",
  })
  void onlyIdsBecomeLowerCase(String text, String normal) {
    assertThat(CommitIds.normal(text)).isEqualTo(normal);
  }
}
