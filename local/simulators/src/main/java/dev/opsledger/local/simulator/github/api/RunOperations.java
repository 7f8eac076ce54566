package dev.opsledger.local.simulator.github.api;

import dev.opsledger.local.simulator.github.json.JobJson;
import dev.opsledger.local.simulator.github.json.RunJson;
import dev.opsledger.local.simulator.github.world.CreatedRange;
import dev.opsledger.local.simulator.github.world.GitHubWorld;
import dev.opsledger.local.simulator.github.world.Repository;
import dev.opsledger.local.simulator.github.world.Run;
import dev.opsledger.local.simulator.github.world.RunFilter;
import dev.opsledger.local.simulator.github.world.RunState;
import dev.opsledger.local.simulator.github.world.WorkflowJob;
import dev.opsledger.local.simulator.server.Router;
import dev.opsledger.local.simulator.server.SimulatedResponse;
import dev.opsledger.local.simulator.server.SimulatorJson;
import java.time.DateTimeException;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** Runs of a repository, runs of a workflow, and single runs. */
final class RunOperations {
  /** "This endpoint will return up to 1,000 results for each search." */
  private static final int SEARCH_CAP = 1_000;

  /** Above this a search counts no further ("2,500+"; changelog of 2026-09-25). */
  private static final int COUNT_CAP = 2_500;

  private final GitHubWorld world;
  private final Repositories repositories;
  private final Quirks quirks;

  RunOperations(GitHubWorld world, Repositories repositories, Quirks quirks) {
    this.world = world;
    this.repositories = repositories;
    this.quirks = quirks;
  }

  void addTo(Router<Call.Operation> routes) {
    Repositories.add(routes, "/actions/runs", this::ofRepository);
    Repositories.add(routes, "/actions/runs/{run_id}", this::one);
    Repositories.add(routes, "/actions/runs/{run_id}/attempts/{attempt_number}", this::attempt);
    Repositories.add(routes, "/actions/runs/{run_id}/jobs", this::jobs);
    Repositories.add(
        routes, "/actions/runs/{run_id}/attempts/{attempt_number}/jobs", this::jobsOfAttempt);
    Repositories.add(routes, "/actions/workflows/{workflow_id}/runs", this::ofWorkflow);
  }

  private SimulatedResponse ofRepository(Call call) {
    return list(call, repositories.withActions(call), filter(call));
  }

  private SimulatedResponse ofWorkflow(Call call) {
    var repository = repositories.withActions(call);
    var workflow =
        repository
            .workflow(call.parameter("workflow_id"))
            .orElseThrow(GitHubErrorException::notFound);
    return list(call, repository, filter(call).of(workflow));
  }

  private SimulatedResponse one(Call call) {
    return call.ok(new RunJson(call.api(), call.now()).of(run(call)));
  }

  private Run run(Call call) {
    var repository = repositories.withActions(call);
    return world
        .run(call.id("run_id"))
        .filter(run -> run.repository().equals(repository))
        .orElseThrow(GitHubErrorException::notFound);
  }

  private SimulatedResponse attempt(Call call) {
    var run = run(call);
    return call.ok(new RunJson(call.api(), call.now()).of(run, state(call, run)));
  }

  private static RunState state(Call call, Run run) {
    return run.attempt((int) call.id("attempt_number"), call.now())
        .orElseThrow(GitHubErrorException::notFound);
  }

  /** Jobs of the latest attempt, or of all of them. */
  private SimulatedResponse jobs(Call call) {
    var run = run(call);
    int latest = run.state(call.now()).attempt();
    boolean all = call.query("filter").filter("all"::equals).isPresent();
    return jobs(
        call,
        run,
        IntStream.rangeClosed(all ? 1 : latest, latest)
            .mapToObj(number -> run.attempt(number, call.now()))
            .flatMap(Optional::stream)
            .toList());
  }

  private SimulatedResponse jobsOfAttempt(Call call) {
    var run = run(call);
    return jobs(call, run, List.of(state(call, run)));
  }

  private static SimulatedResponse jobs(Call call, Run run, List<RunState> attempts) {
    var all = attempts.stream().flatMap(state -> WorkflowJob.of(run, state).stream()).toList();
    return call.page(
        Repositories.path(run.repository(), call),
        all,
        page -> {
          var json = SimulatorJson.object().put("total_count", all.size());
          json.set("jobs", SimulatorJson.array(page, job -> JobJson.of(job, call.api())));
          return json;
        });
  }

  private SimulatedResponse list(Call call, Repository repository, RunFilter filter) {
    var all =
        repository.runs(filter, call.now()).stream()
            .filter(run -> !filter.searches() || !quirks.hides(run))
            .toList();
    var within = filter.searches() ? all.subList(0, Math.min(SEARCH_CAP, all.size())) : all;
    int counted = quirks.totalCountCapped() ? within.size() : counted(all.size(), filter);
    int total = counted + (filter.searches() ? quirks.overcount() : 0);
    var rendering = new RunJson(call.api(), call.now());
    return call.page(
        Repositories.path(repository, call),
        within,
        page -> {
          var json = SimulatorJson.object().put("total_count", total);
          json.set("workflow_runs", SimulatorJson.array(page, rendering::of));
          return json;
        });
  }

  private static int counted(int runs, RunFilter filter) {
    return filter.searches() ? Math.min(COUNT_CAP, runs) : runs;
  }

  private static RunFilter filter(Call call) {
    return new RunFilter(
        call.query("created").map(RunOperations::range),
        call.query("status"),
        call.query("branch"),
        call.query("event"),
        call.query("actor"),
        call.query("head_sha"),
        call.query("check_suite_id").map(RunOperations::number),
        Optional.empty());
  }

  private static CreatedRange range(String text) {
    try {
      return CreatedRange.parse(text);
    } catch (DateTimeException e) {
      throw GitHubErrorException.of(422, "Validation Failed: created " + e.getMessage());
    }
  }

  private static long number(String text) {
    if (!text.matches("\\d{1,18}")) {
      throw GitHubErrorException.of(422, "Validation Failed: check_suite_id");
    }
    return Long.parseLong(text);
  }
}
