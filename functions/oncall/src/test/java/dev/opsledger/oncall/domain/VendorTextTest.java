package dev.opsledger.oncall.domain;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VendorTextTest {
  @ParameterizedTest
  @ValueSource(strings = {"", "plain", "🚒 שלום\r\n\t\""})
  void whatCanBeStoredStaysAsItIs(String text) {
    assertThat(VendorText.storable(text)).isEqualTo(text);
  }

  @Test
  void anEndlessTextEndsBetweenTwoCharacters() {
    String storable = VendorText.storable("🚒".repeat(VendorText.LONGEST));
    assertThat(storable.codePointCount(0, storable.length())).isEqualTo(VendorText.LONGEST);
    assertThat(VendorText.storable("x".repeat(VendorText.LONGEST + 1))).hasSize(VendorText.LONGEST);
  }
}
