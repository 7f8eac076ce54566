package dev.opsledger.deployments.domain;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SaltedHashTest {
  @Test
  void aSecretIsKnownAgainAndNoOtherIs() {
    SaltedHash hash = SaltedHash.of("s3cret");
    assertThat(hash.matches("s3cret")).isTrue();
    assertThat(hash.matches("s3creT")).isFalse();
    assertThat(hash.matches("")).isFalse();
    assertThat(SaltedHash.UNMATCHABLE.matches("")).isFalse();
  }

  @Test
  void theSameSecretLooksDifferentEachTimeAndIsNotShown() {
    assertThat(SaltedHash.of("s3cret").text())
        .isNotEqualTo(SaltedHash.of("s3cret").text())
        .doesNotContain("s3cret");
    assertThat(SaltedHash.of("s3cret")).hasToString("***");
  }
}
