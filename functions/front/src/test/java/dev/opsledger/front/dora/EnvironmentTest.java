package dev.opsledger.front.dora;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which deployments count as deployments to an environment. */
class EnvironmentTest {
  @ParameterizedTest
  @ValueSource(
      strings = {"production", "Production", "prod", "Production – shop", "shop (Production)"})
  void productionHasManyNames(String name) {
    assertThat(Environment.PRODUCTION.includes(name)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"staging", "Preview", "Preview – shop", "shop (Preview)", "production-eu"})
  void othersAreNotProduction(String name) {
    assertThat(Environment.PRODUCTION.includes(name)).isFalse();
  }

  @Test
  void otherEnvironmentsAreFoundByTheirName() {
    var staging = new Environment("Staging");
    assertThat(staging.includes("staging")).isTrue();
    assertThat(staging.includes("production")).isFalse();
  }
}
