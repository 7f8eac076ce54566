package dev.opsledger.deployments.domain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.opsledger.core.config.SecretKeys;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The hashes of projects' secrets, with a key of the stack and without. */
class SecretHashTest {
  private static final String OLD = "MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY=";
  private static final String NEW = "ZmVkY2JhOTg3NjU0MzIxMGZlZGNiYTk4NzY1NDMyMTA=";

  private static AppSecrets with(String keys) {
    return new AppSecrets(AppSecrets.keys(keys));
  }

  private static final AppSecrets KEYLESS = new AppSecrets(Optional.<SecretKeys>empty());

  @Test
  void aSecretIsKnownAgainAndNoOtherIs() {
    for (AppSecrets secrets : new AppSecrets[] {with(OLD), KEYLESS}) {
      Optional<SecretHash> hash = Optional.of(secrets.hash(7, "s3cret"));
      assertThat(secrets.matches(7, hash, "s3cret")).isTrue();
      assertThat(secrets.matches(7, hash, "s3creT")).isFalse();
      assertThat(secrets.matches(7, hash, "")).isFalse();
      assertThat(secrets.matches(7, Optional.empty(), "s3cret")).isFalse();
      assertThat(secrets.isCurrent(hash.get())).isTrue();
    }
  }

  @Test
  void equalSecretsOfTwoProjectsLookDifferentAndCannotBeSwapped() {
    SecretHash one = with(OLD).hash(1, "s3cret");
    assertThat(with(OLD).hash(2, "s3cret")).isNotEqualTo(one);
    assertThat(with(OLD).matches(2, Optional.of(one), "s3cret")).isFalse();
    assertThat(with(OLD).hash(1, "s3cret")).isEqualTo(one);
  }

  @Test
  void aFormerKeyOrWayVerifiesAndIsNotCurrent() {
    for (AppSecrets former : new AppSecrets[] {with(OLD), KEYLESS}) {
      Optional<SecretHash> hash = Optional.of(former.hash(1, "s3cret"));
      AppSecrets both = with(NEW + "," + OLD);
      assertThat(both.matches(1, hash, "s3cret")).isTrue();
      assertThat(both.matches(1, hash, "other")).isFalse();
      assertThat(both.isCurrent(hash.get())).isFalse();
      assertThat(both.isCurrent(both.hash(1, "s3cret"))).isTrue();
    }
    assertThat(with(NEW).matches(1, Optional.of(with(OLD).hash(1, "s3cret")), "s3cret")).isFalse();
  }

  @Test
  void aHashShowsNeitherSecretNorKey() {
    SecretHash hash = with(OLD).hash(1, "s3cret");
    assertThat(hash.text()).matches("hmac\\.[0-9a-f]{8}\\.[0-9a-f]{64}");
    assertThat(hash).hasToString("***");
    assertThat(hash.text()).doesNotContain("0123456789abcdef", OLD);
  }

  @Test
  void aMalformedKeyIsNone() {
    assertThat(AppSecrets.keys("short")).isEmpty();
    assertThat(AppSecrets.keys(OLD + ",short")).isEmpty();
    assertThat(AppSecrets.keys(OLD + "\n" + NEW)).isPresent();
  }
}
