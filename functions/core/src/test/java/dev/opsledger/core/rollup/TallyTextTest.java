package dev.opsledger.core.rollup;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TallyTextTest {
  @Test
  void aTallyIsReadAsItWasWritten() {
    Tally tally = Tally.of("os", 3).plus("d-", 1).plus("mself-hosted", 12).plus("w", -7);
    assertThat(TallyText.parse(TallyText.of(tally))).isEqualTo(tally);
    assertThat(TallyText.parse(TallyText.of(Tally.NONE))).isEqualTo(Tally.NONE);
  }
}
