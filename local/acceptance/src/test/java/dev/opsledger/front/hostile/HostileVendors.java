package dev.opsledger.front.hostile;

import dev.opsledger.local.simulator.SettableClock;
import dev.opsledger.local.simulator.github.GitHubSimulator;
import dev.opsledger.local.simulator.github.world.GitHubGist;
import dev.opsledger.local.simulator.github.world.GitHubWorld;
import dev.opsledger.local.simulator.github.world.Repository;
import dev.opsledger.local.simulator.github.world.RunDraft;
import dev.opsledger.local.simulator.github.world.TrafficDay;
import dev.opsledger.local.simulator.github.world.TrafficSource;
import dev.opsledger.local.simulator.pagerduty.PagerDutySimulator;
import dev.opsledger.local.simulator.pagerduty.PagerDutyWorld;
import dev.opsledger.local.simulator.pipedrive.PipedriveSimulator;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/** Vendors whose every name and text has characters that something does not allow. */
final class HostileVendors implements AutoCloseable {
  static final String HOSTILE = "a\uFFFFb\u0001c\0d\u000Be\uFFFE";

  /** What is shown of it. */
  static final String CLEAN = "a\uFFFDb\uFFFDc\uFFFDd\uFFFDe\uFFFD";

  final PagerDutySimulator pagerDuty;
  final Repository rocket;
  private final SettableClock clock;
  private final GitHubSimulator github;
  private final PipedriveSimulator crm;

  HostileVendors(Instant now) {
    clock = new SettableClock(now.toString());
    var world = new GitHubWorld(clock);
    var account = new PagerDutyWorld(clock);
    rocket = fill(world);
    fill(account);
    github = GitHubSimulator.start(world, clock);
    pagerDuty = PagerDutySimulator.start(account, clock, 960, UnaryOperator.identity());
    crm = PipedriveSimulator.start(clock);
  }

  /** What a host must be told to find them. */
  Map<String, String> settings() {
    var settings = new HashMap<String, String>();
    settings.putAll(github.settings());
    settings.putAll(pagerDuty.settings());
    settings.putAll(crm.settings());
    return settings;
  }

  private Repository fill(GitHubWorld world) {
    Repository rocket = world.addRepository(world.install("acme"), "rocket");
    var failed = RunDraft.at(clock.instant().minusSeconds(600)).completed("failure");
    world.addRun(world.addWorkflow(rocket, HOSTILE), failed.message(HOSTILE).branch("main"));
    var file = new GitHubGist.File(HOSTILE + ".md", "Markdown", 100);
    Instant at = clock.instant();
    world.put(new GitHubGist("0000abcd", world.user("mona"), HOSTILE, List.of(file), at, at));
    LocalDate today = at.atOffset(ZoneOffset.UTC).toLocalDate();
    return rocket.traffic(
        new TrafficSource() {
          @Override
          public List<TrafficDay> views(Instant now) {
            return List.of(new TrafficDay(today.minusDays(1), 9, 3));
          }

          @Override
          public List<Popular> referrers(Instant now) {
            return List.of(new Popular(HOSTILE, 5, 2));
          }

          @Override
          public List<Popular> paths(Instant now) {
            return List.of(new Popular("/" + HOSTILE, 4, 2));
          }
        });
  }

  private void fill(PagerDutyWorld account) {
    account.put(new PagerDutyWorld.Team("T1", HOSTILE));
    account.put(new PagerDutyWorld.Policy("E1", HOSTILE, List.of("T1")));
    account.put(new PagerDutyWorld.Service("S1", HOSTILE, "active", List.of("T1"), "E1"));
    Instant at = clock.instant().minusSeconds(60);
    account.put(new PagerDutyWorld.Incident("I1", 1, HOSTILE, "triggered", "high", "S1", at, at));
  }

  @Override
  public void close() {
    crm.close();
    pagerDuty.close();
    github.close();
  }
}
