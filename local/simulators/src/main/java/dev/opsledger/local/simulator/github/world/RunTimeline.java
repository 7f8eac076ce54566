package dev.opsledger.local.simulator.github.world;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * All states of a run, known in advance; the clock determines the current one.
 *
 * @param states oldest first; each applies from its {@code updatedAt} on
 */
public record RunTimeline(List<RunState> states) implements RunProgress {
  public RunTimeline {
    states = List.copyOf(states);
  }

  @Override
  public Optional<RunState> at(Instant now) {
    for (int i = states.size() - 1; i >= 0; i--) {
      if (!states.get(i).updatedAt().isAfter(now)) {
        return Optional.of(states.get(i));
      }
    }
    return Optional.empty();
  }
}
