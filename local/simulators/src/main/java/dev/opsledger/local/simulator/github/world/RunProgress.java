package dev.opsledger.local.simulator.github.world;

import java.time.Instant;
import java.util.Optional;

/** How a run's state follows from the time. */
public sealed interface RunProgress permits RunState, RunTimeline {
  /** The state at a time; empty while the run does not exist yet. */
  Optional<RunState> at(Instant now);
}
