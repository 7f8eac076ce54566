package dev.opsledger.local.simulator.github;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import dev.opsledger.local.simulator.SettableClock;
import dev.opsledger.local.simulator.github.demo.DemoWorld;
import dev.opsledger.local.simulator.github.world.GitHubWorld;
import dev.opsledger.local.simulator.github.world.Run;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The demo GitHub has data at once, advances with the clock, and is the same after a restart. */
class DemoWorldTest {
  private final SettableClock clock = new SettableClock("2026-11-22T10:00:30Z");

  @Test
  void thereAreRunsInEveryState() {
    var world = DemoWorld.at(clock).world();
    assertThat(world.installations()).hasSize(3);
    assertThat(world.installations().stream().mapToInt(it -> it.repositories().size()).sum())
        .isEqualTo(25);
    var runs = world.runs();
    assertThat(runs).hasSizeBetween(2_000, 6_000);
    assertThat(runs).extracting(run -> run.state(world.now()).status()).contains("in_progress");
    assertThat(runs)
        .extracting(run -> run.state(world.now()).conclusion())
        .contains("success", "failure", "cancelled", null);
    assertThat(runs).anyMatch(run -> run.state(world.now()).attempt() == 2);
    assertThat(world.gists(world.user("antomer"))).hasSizeGreaterThan(10);
  }

  @ParameterizedTest
  @ValueSource(strings = {"2026-11-22T00:00:00Z", "2026-11-22T05:30:01Z", "2027-01-01T23:59:59Z"})
  void everyOrganizationHasARunOfTodayAtAnyTime(String time) {
    var world = DemoWorld.at(new SettableClock(time)).world();
    var today = Instant.parse(time).atOffset(ZoneOffset.UTC).toLocalDate();
    assertThat(world.runs())
        .filteredOn(run -> run.createdAt().atOffset(ZoneOffset.UTC).toLocalDate().equals(today))
        .extracting(run -> run.repository().owner().login())
        .contains("acme-rockets", "blue-harbor", "pixel-bakery");
  }

  @Test
  void timeBringsNewRunsAndEndsOldOnes() {
    var demo = DemoWorld.at(clock);
    var before = byId(demo.world());
    var open =
        before.values().stream().filter(run -> !run.state(demo.world().now()).completed()).toList();
    assertThat(open).isNotEmpty();
    clock.advance(Duration.ofHours(3));
    demo.catchUp();
    assertThat(byId(demo.world())).containsAllEntriesOf(before);
    assertThat(byId(demo.world()).size()).isGreaterThan(before.size());
    assertThat(open).allMatch(run -> run.state(demo.world().now()).completed());
  }

  @Test
  void aRestartShowsTheSame() {
    var running = DemoWorld.at(clock);
    clock.advance(Duration.ofHours(5));
    running.catchUp();
    var restarted = byId(DemoWorld.at(clock).world());
    var known = byId(running.world());
    assertThat(known).hasSizeGreaterThan(2_000);
    // The restarted world's week starts later; the runs it has equal those of the running one.
    restarted.forEach((id, run) -> assertThat(facts(run)).isEqualTo(facts(known.get(id))));
    assertThat(running.world().gists(running.world().user("antomer")))
        .containsAll(DemoWorld.at(clock).world().gists(running.world().user("antomer")));
  }

  @Test
  void visitorsOfTodayOnlyGrow() {
    var world = DemoWorld.at(clock).world();
    var traffic = world.repository("acme-rockets", "launchpad").orElseThrow().traffic();
    var morning = traffic.views(clock.instant());
    var evening = traffic.views(clock.instant().plus(Duration.ofHours(8)));
    assertThat(morning).hasSizeBetween(10, 14);
    assertThat(evening.getLast().count()).isGreaterThan(morning.getLast().count());
    assertThat(evening.getFirst()).isEqualTo(morning.getFirst());
  }

  private static String facts(Run run) {
    return "%s %s %d %s %s %s"
        .formatted(
            run.repository().fullName(),
            run.workflow().id(),
            run.number(),
            run.createdAt(),
            run.trigger(),
            run.progress());
  }

  private static Map<Long, Run> byId(GitHubWorld world) {
    return world.runs().stream().collect(toMap(Run::id, Function.identity()));
  }
}
