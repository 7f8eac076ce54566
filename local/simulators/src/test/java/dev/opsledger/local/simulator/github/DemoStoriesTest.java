package dev.opsledger.local.simulator.github;

import static org.assertj.core.api.Assertions.assertThat;

import dev.opsledger.local.simulator.SettableClock;
import dev.opsledger.local.simulator.StoryCalendar;
import dev.opsledger.local.simulator.github.demo.DemoWorld;
import dev.opsledger.local.simulator.github.world.GitHubWorld;
import dev.opsledger.local.simulator.github.world.RepositoryDeployment;
import dev.opsledger.local.simulator.github.world.Run;
import dev.opsledger.local.simulator.github.world.RunTimeline;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** At any time, the demo GitHub has something broken, something flaky and releases to look at. */
class DemoStoriesTest {
  @ParameterizedTest
  @ValueSource(strings = {"2026-11-25T16:00:00Z", "2026-12-04T09:00:00Z", "2027-03-04T20:00:00Z"})
  void aDefaultBranchIsBroken(String time) {
    var world = world(time);
    var latest =
        runs(world, "CI").stream()
            .filter(run -> run.trigger().branch().equals("main"))
            .filter(run -> run.state(world.now()).completed())
            .collect(
                Collectors.toMap(
                    run -> run.repository().fullName(),
                    run -> run,
                    (a, b) -> a.createdAt().isAfter(b.createdAt()) ? a : b));
    assertThat(latest.values())
        .filteredOn(run -> run.repository().owner().login().equals("acme-rockets"))
        .extracting(run -> run.state(world.now()).conclusion())
        .contains("failure", "success");
  }

  @ParameterizedTest
  @ValueSource(strings = {"2026-11-25T16:00:00Z", "2026-12-04T09:00:00Z", "2027-03-04T20:00:00Z"})
  void aWorkflowBecameSlowerAndAnotherFailsMore(String time) {
    var world = world(time);
    Map<String, List<Run>> byRepository =
        runs(world, "CI").stream()
            .filter(run -> run.createdAt().isAfter(world.now().minus(Duration.ofDays(80))))
            .collect(Collectors.groupingBy(run -> run.repository().name()));
    assertThat(List.of("guidance", "design-system"))
        .anySatisfy(
            name ->
                assertThat(spread(byRepository.get(name), DemoStoriesTest::seconds))
                    .isGreaterThan(1.4));
    assertThat(List.of("launchpad", "fuel-pump"))
        .anySatisfy(
            name ->
                assertThat(spread(byRepository.get(name), DemoStoriesTest::failed))
                    .isGreaterThan(1.7));
  }

  @ParameterizedTest
  @ValueSource(strings = {"2026-11-25T16:00:00Z", "2026-12-04T09:00:00Z", "2027-03-04T20:00:00Z"})
  void aBadReleaseWasRolledBackWithinTwoWeeks(String time) {
    var world = world(time);
    var repository = world.repository("acme-rockets", "mission-control").orElseThrow();
    var oldestFirst =
        repository.deployments().all().stream()
            .sorted(Comparator.comparing(RepositoryDeployment::createdAt))
            .toList();
    assertThat(oldestFirst).hasSizeGreaterThan(30);
    var today = Instant.parse(time).atOffset(ZoneOffset.UTC).toLocalDate();
    Instant bad =
        IntStream.range(1, 15)
            .mapToObj(today::minusDays)
            .flatMap(day -> StoryCalendar.badRelease(day).stream())
            .findFirst()
            .orElseThrow();
    int at = oldestFirst.stream().map(RepositoryDeployment::updatedAt).toList().indexOf(bad);
    assertThat(at).isPositive();
    assertThat(oldestFirst.get(at + 1).sha()).isEqualTo(oldestFirst.get(at - 1).sha());
    assertThat(oldestFirst.get(at + 1).updatedAt()).isEqualTo(bad.plus(StoryCalendar.ROLLED_BACK));
    assertThat(world.runs()).anyMatch(run -> run.trigger().sha().equals(oldestFirst.get(at).sha()));
  }

  /** The mean of the worse four weeks beside that of the better ones. */
  private static double spread(List<Run> runs, ToDoubleFunction<Run> figure) {
    var means =
        runs.stream()
            .collect(
                Collectors.groupingBy(
                    run -> StoryCalendar.worse(run.createdAt(), 0, 2),
                    Collectors.averagingDouble(figure)));
    double first = means.getOrDefault(true, 0.0);
    double second = means.getOrDefault(false, 0.0);
    return Math.max(first, second) / Math.min(first, second);
  }

  private static double seconds(Run run) {
    var states = ((RunTimeline) run.progress()).states();
    return Duration.between(states.getFirst().updatedAt(), states.get(2).updatedAt()).toSeconds();
  }

  private static double failed(Run run) {
    var states = ((RunTimeline) run.progress()).states();
    return states.get(2).conclusion().equals("failure") ? 1 : 0;
  }

  private static List<Run> runs(GitHubWorld world, String workflow) {
    return world.runs().stream().filter(run -> run.workflow().name().equals(workflow)).toList();
  }

  private static GitHubWorld world(String time) {
    return DemoWorld.at(new SettableClock(time)).world();
  }
}
