package dev.opsledger.deployments.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.opsledger.deployments.domain.Status;
import dev.opsledger.deployments.domain.Transition;
import dev.opsledger.deployments.domain.Transition.Actor;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Transitions as the texts of a set. */
class TransitionTextsTest {
  private static final Instant START = Instant.parse("2026-11-22T10:00:00.123Z");

  @Test
  void theyComeBackInTheirOrder() {
    var transitions = new ArrayList<Transition>();
    transitions.add(Transition.first(START, Actor.API, Optional.of("auth0|42 | a")));
    for (int i = 1; i <= 12; i++) {
      Transition next =
          transitions
              .getLast()
              .next(
                  i % 2 == 0 ? Status.BUILDING : Status.DEPLOYING,
                  START.plusSeconds(7L * i),
                  Actor.WEBHOOK,
                  Optional.empty());
      transitions.add(i == 12 ? next.assigning("https://rocket.example.com/") : next);
    }
    List<String> texts = TransitionTexts.of(transitions);
    assertThat(TransitionTexts.read(Set.copyOf(texts))).isEqualTo(transitions);
  }

  @Test
  void noneAreNone() {
    assertThat(TransitionTexts.read(TransitionTexts.of(List.of()))).isEmpty();
  }
}
