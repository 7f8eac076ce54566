package dev.opsledger.local.simulator.github.world;

import java.time.Instant;
import java.util.Optional;

/** The state of a run as a function of time. */
public sealed interface RunProgress permits RunState, RunTimeline {
  /** The state at a time; empty if the run does not exist yet. */
  Optional<RunState> at(Instant now);
}
