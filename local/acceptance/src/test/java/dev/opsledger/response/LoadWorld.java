package dev.opsledger.response;

import dev.opsledger.local.simulator.pagerduty.LogEntry;
import dev.opsledger.local.simulator.pagerduty.LogEntry.Notice;
import dev.opsledger.local.simulator.pagerduty.PagerDutyWorld;
import dev.opsledger.local.simulator.pagerduty.PagerDutyWorld.Incident;
import dev.opsledger.local.simulator.pagerduty.PagerDutyWorld.Policy;
import dev.opsledger.local.simulator.pagerduty.PagerDutyWorld.Service;
import dev.opsledger.local.simulator.pagerduty.PagerDutyWorld.Team;
import dev.opsledger.local.simulator.pagerduty.PagerDutyWorld.User;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/**
 * An account with random incidents: three levels of escalation, reassignments, bursts of
 * notifications by all channels, responders in five time zones; some incidents are acknowledged
 * late or never, reopened, snoozed, merged, or still open.
 */
final class LoadWorld {
  static final int SERVICES = 8;
  static final int TEAMS = 4;
  static final int POLICIES = 3;
  static final int USERS = 15;
  private static final List<String> ZONES =
      List.of(
          "Europe/Berlin",
          "America/New_York",
          "Asia/Kolkata",
          "Australia/Sydney",
          "Pacific Time (US & Canada)");
  private static final List<Integer> GAPS = List.of(0, 1, 20, 59, 60, 61, 90, 120, 300);
  private static final List<String> CHANNELS = List.of("push", "sms", "phone", "email");

  private final PagerDutyWorld world;
  private final Random random;

  LoadWorld(PagerDutyWorld world, long seed) {
    this.world = world;
    this.random = new Random(seed);
  }

  void people() {
    for (int i = 0; i < TEAMS; i++) {
      world.put(new Team("T" + i, "Team " + i));
    }
    for (int i = 0; i < POLICIES; i++) {
      world.put(new Policy("E" + i, "Policy " + i, List.of("T" + i)));
    }
    for (int i = 0; i < SERVICES; i++) {
      List<String> teams =
          i == 0 ? List.of() : i == 1 ? List.of("T0", "T1") : List.of("T" + i % TEAMS);
      world.put(new Service("S" + i, "Service " + i, "active", teams, "E" + i % POLICIES));
    }
    for (int i = 0; i < USERS; i++) {
      world.put(new User(user(i), "Person " + i, "person" + i + "@example.com", zone(i)));
    }
  }

  static String user(int number) {
    return "U%03d".formatted(number);
  }

  /** The time zone of a user; that of the last one is unknown to everybody. */
  static String zone(int number) {
    return number == USERS - 1 ? "Atlantis" : ZONES.get(number % ZONES.size());
  }

  private String anybody() {
    return user(random.nextInt(USERS));
  }

  /** Adds an incident that was created in a period, with its log until now at most. */
  void incident(int number, Instant from, Instant to) {
    Instant at = from.plusSeconds(random.nextLong(Duration.between(from, to).toSeconds()));
    new Story(number, at).tell();
  }

  /** What happens to one incident. */
  private final class Story {
    private final String id;
    private final int number;
    private final Instant begin;
    private final String service = "S" + random.nextInt(SERVICES);
    private final List<LogEntry> log = new ArrayList<>();
    private Instant now;
    private String holder = anybody();
    private String status = "triggered";

    Story(int number, Instant at) {
      this.id = "Q%07d".formatted(number);
      this.number = number;
      this.begin = at;
      this.now = at;
    }

    void tell() {
      add("trigger", Optional.empty(), "api");
      to("assign");
      burst();
      boolean answered = random.nextInt(10) < 6;
      for (int level = 2; !answered && level <= 3; level++) {
        later(300);
        holder = anybody();
        to("escalate");
        burst();
        answered = random.nextInt(10) < 6;
      }
      if (answered && random.nextInt(5) == 0) {
        later(60);
        holder = anybody();
        to("assign");
        burst();
      }
      if (answered) {
        acknowledge();
        sometimes();
      }
      end();
    }

    private void acknowledge() {
      later((long) Math.exp(random.nextGaussian() * 1.5 + 5));
      add("acknowledge", Optional.of(holder), "mobile");
      status = "acknowledged";
    }

    private void sometimes() {
      if (random.nextInt(6) == 0) {
        add("snooze", Optional.of(holder), "website");
      }
      if (random.nextInt(6) == 0) {
        later(1_800);
        add("unacknowledge", Optional.empty(), "timeout");
        status = "triggered";
        burst();
        holder = anybody();
        acknowledge();
      }
    }

    private void end() {
      if (random.nextInt(12) > 0) {
        resolve();
        if (random.nextInt(8) == 0) {
          later(600);
          add("reopen", Optional.of(holder), "website");
          resolve();
        } else if (random.nextInt(12) == 0) {
          world.merge(id, "Q0000000");
        }
      }
      String urgency = random.nextInt(3) == 0 ? "low" : "high";
      Incident begun =
          new Incident(
              id, number, "Trouble " + number, "triggered", urgency, service, begin, begin);
      world.put(begun.becoming(status, now));
      if (random.nextInt(3) == 0) {
        world.prioritize(id, "P" + random.nextInt(3));
      }
      world.log().add(log);
    }

    private void resolve() {
      later((long) Math.exp(random.nextGaussian() * 1.5 + 7));
      boolean byPerson = random.nextBoolean();
      add("resolve", byPerson ? Optional.of(anybody()) : Optional.empty(), "api");
      status = "resolved";
    }

    private void later(long seconds) {
      now = now.plusSeconds(Math.min(seconds, 200_000) + random.nextInt(5));
    }

    private void burst() {
      Instant at = now;
      for (int i = random.nextInt(6); i >= 0; i--) {
        String how = CHANNELS.get(random.nextInt(CHANNELS.size()));
        Notice notice = new Notice(how, how + " of " + holder);
        log.add(entry("notify", at, Optional.empty(), "auto", Optional.of(notice), List.of()));
        at = at.plusSeconds(GAPS.get(random.nextInt(GAPS.size())));
      }
      now = at;
    }

    private void add(String type, Optional<String> agent, String channel) {
      log.add(entry(type, now, agent, channel, Optional.empty(), List.of()));
    }

    private void to(String type) {
      log.add(entry(type, now, Optional.empty(), "auto", Optional.empty(), List.of(holder)));
    }

    private LogEntry entry(
        String type,
        Instant at,
        Optional<String> agent,
        String channel,
        Optional<Notice> notice,
        List<String> assignees) {
      return new LogEntry(
          "R" + id + "E%02d".formatted(log.size()),
          type,
          at,
          id,
          service,
          agent,
          channel,
          notice.map(_ -> holder),
          notice,
          assignees);
    }
  }
}
