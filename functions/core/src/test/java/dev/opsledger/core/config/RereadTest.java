package dev.opsledger.core.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.opsledger.core.SettableClock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.exception.SdkClientException;

class RereadTest {
  private static final Map<String, String> VARIABLES = Map.of("KEY_PARAMETER", "/ops/key");

  private final Map<String, String> stored = new HashMap<>();
  private final AtomicInteger looks = new AtomicInteger();
  private final AtomicInteger builds = new AtomicInteger();
  private final SettableClock clock = new SettableClock();
  private boolean down;

  private ParameterStore store() {
    looks.incrementAndGet();
    if (down) {
      throw SdkClientException.create("SSM does not answer");
    }
    return name -> Optional.ofNullable(stored.get(name));
  }

  private Reread<String> reread() {
    return new Reread<>(
        () -> {
          builds.incrementAndGet();
          return SettingsReader.read(
              VARIABLES,
              name -> Optional.ofNullable(stored.get(name)),
              settings -> settings.secret("KEY").map(Secret::reveal).orElse("none"));
        },
        this::store,
        clock);
  }

  private void pass(Duration time) {
    clock.advance(time);
  }

  @Test
  void aSecretThatComesLaterIsFoundWithinAMinute() {
    var reread = reread();
    assertThat(reread.get()).isEqualTo("none");
    stored.put("/ops/key", "late");
    pass(Duration.ofSeconds(59));
    assertThat(reread.get()).isEqualTo("none");
    assertThat(looks).hasValue(0);
    pass(Duration.ofSeconds(1));

    assertThat(reread.get()).isEqualTo("late");
    pass(Duration.ofDays(1));
    assertThat(reread.get()).isEqualTo("late");
    assertThat(looks).hasValue(1);
    assertThat(builds).hasValue(2);
  }

  @Test
  void whatStaysAbsentIsLookedForOnceAMinuteAndNothingIsBuiltForIt() {
    var reread = reread();
    for (int second = 0; second < 300; second++) {
      reread.get();
      pass(Duration.ofSeconds(1));
    }

    assertThat(looks).hasValue(4);
    assertThat(builds).hasValue(1);
  }

  @Test
  void aStoreThatDoesNotAnswerStopsNobody() {
    var reread = reread();
    down = true;
    pass(Duration.ofMinutes(2));

    assertThat(reread.get()).isEqualTo("none");
  }
}
