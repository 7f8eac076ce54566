package dev.opsledger.local.simulator.pipedrive;

import dev.opsledger.local.simulator.server.RunningVendor;
import dev.opsledger.local.simulator.server.SimulatedVendor;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Simulates Pipedrive with an empty account. */
public final class PipedriveVendor implements SimulatedVendor {
  private static final int LOG_CAPACITY = 1_000;

  @Override
  public String name() {
    return "pipedrive";
  }

  @Override
  public Set<String> settings() {
    return Set.of(
        "PIPEDRIVE_COMPANY_NAME",
        "PIPEDRIVE_API_URL",
        "PIPEDRIVE_API_KEY",
        "PIPETEST_PIPEDRIVE_COMPANY_NAME",
        "PIPETEST_PIPEDRIVE_API_URL",
        "PIPETEST_PIPEDRIVE_API_KEY",
        "PIPETEST_PIEPEDRIVE_COMPANY_NAME",
        "PIPETEST_PIEPEDRIVE_API_KEY");
  }

  @Override
  public RunningVendor start(Clock clock, int days) {
    // New ids after each start: the ledger still has ids of earlier starts, which must not be
    // reused.
    var world = new PipedriveWorld(clock, clock.instant().getEpochSecond() - 1_700_000_000L);
    return new Running(PipedriveSimulator.start(world, clock, LOG_CAPACITY));
  }

  private record Running(PipedriveSimulator simulator) implements RunningVendor {
    @Override
    public Map<String, String> settings() {
      return simulator.settings();
    }

    @Override
    public List<String> banner() {
      return List.of("Pipedrive is simulated at " + simulator.url() + " (empty at each start)");
    }

    @Override
    public void close() {
      simulator.close();
    }
  }
}
