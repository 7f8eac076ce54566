package dev.opsledger.local.simulator.github.webhook;

import dev.opsledger.local.simulator.github.world.GitHubWorld;
import dev.opsledger.local.simulator.github.world.Run;
import dev.opsledger.local.simulator.github.world.RunState;
import dev.opsledger.local.simulator.github.world.RunTimeline;
import dev.opsledger.local.simulator.github.world.WorkflowJob;
import dev.opsledger.local.simulator.server.WebhookCall;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Sends webhooks for each change of a run's state, and of its jobs, as the clock advances. */
public final class RunAnnouncer {
  private static final System.Logger LOG = System.getLogger(RunAnnouncer.class.getName());

  private final GitHubWorld world;
  private final Webhooks webhooks;
  private final Deliveries deliveries;
  private Instant announced;

  private record Change(Run run, RunState state) {
    Instant at() {
      return state.updatedAt();
    }
  }

  /** Sends webhooks for changes from now on. */
  public RunAnnouncer(GitHubWorld world, Webhooks webhooks, Deliveries deliveries) {
    this.world = world;
    this.webhooks = webhooks;
    this.deliveries = deliveries;
    this.announced = world.now();
  }

  /**
   * Sends webhooks for all changes since the last call, oldest first; failed deliveries are not
   * retried.
   */
  public void announce() throws InterruptedException {
    var now = world.now();
    for (var change : changes(announced, now)) {
      send(change);
    }
    announced = now;
  }

  private List<Change> changes(Instant after, Instant until) {
    return world.runs().stream()
        .flatMap(run -> states(run).map(state -> new Change(run, state)))
        .filter(change -> change.at().isAfter(after) && !change.at().isAfter(until))
        .sorted(Comparator.comparing(Change::at))
        .toList();
  }

  private static Stream<RunState> states(Run run) {
    return run.progress() instanceof RunTimeline(var states) ? states.stream() : Stream.empty();
  }

  private void send(Change change) throws InterruptedException {
    send(webhooks.workflowRun(change.run, change.at()));
    for (var job : WorkflowJob.of(change.run, change.state)) {
      send(webhooks.workflowJob(job));
    }
  }

  private void send(WebhookCall webhook) throws InterruptedException {
    // GitHub does not repeat failed deliveries either; a sync asks for them again.
    int status = deliveries.deliver(webhook);
    if (status / 100 != 2) {
      LOG.log(System.Logger.Level.DEBUG, "A simulated webhook got the status {0}", status);
    }
  }
}
