package dev.opsledger.oncall.domain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.opsledger.core.rollup.Tally;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** One incident's load, at the edges of PagerDuty's definitions. */
class IncidentLoadTest {
  /** A Monday, 12:00 in Berlin. */
  private static final Instant AT = Instant.parse("2026-11-23T11:00:00Z");

  private static final Map<String, ZoneId> ZONES =
      Map.of("U1", ZoneId.of("Europe/Berlin"), "U2", ZoneId.of("Asia/Tokyo"));

  private static Optional<ZoneId> known(String user) {
    return Optional.ofNullable(ZONES.get(user));
  }

  static Incident incident(Optional<Long> resolvedAfter, IncidentDetails details) {
    return new Incident(
        "I1",
        Optional.empty(),
        "Trouble",
        resolvedAfter.isPresent() ? "resolved" : "triggered",
        Optional.of("high"),
        Optional.of(new Reference("S1", "One")),
        Optional.empty(),
        AT,
        resolvedAfter.map(AT::plusSeconds),
        AT,
        details);
  }

  /** A timeline from a text such as {@code 0 trigger, 0 assign>U1, 5 push>U1, 9 acknowledge<U1}. */
  static List<TimelineEntry> timeline(String text) {
    var entries = new ArrayList<TimelineEntry>();
    for (String step : text.isBlank() ? new String[0] : text.split(", ")) {
      String[] parts = step.strip().split("[ <>]", -1);
      String who = parts.length > 2 ? parts[2] : "";
      entries.add(
          entry(Long.parseLong(parts[0]), parts[1], who, step.contains("<"), entries.size()));
    }
    return entries;
  }

  private static TimelineEntry entry(long at, String what, String who, boolean by, int number) {
    boolean channel = List.of("push", "sms", "phone", "email").contains(what);
    Optional<String> person = Optional.of(who).filter(w -> !w.isEmpty());
    return new TimelineEntry(
        "I1",
        channel ? "notify" : what,
        AT.plusSeconds(at),
        Optional.of("R" + number),
        Optional.empty(),
        person.filter(_ -> by).map(id -> new TimelineEntry.Agent("user", id)),
        Optional.empty(),
        person.filter(_ -> channel || what.equals("responder_replied")),
        channel
            ? Optional.of(new TimelineEntry.Notification(what, Optional.empty(), Optional.empty()))
            : Optional.empty(),
        what.equals("responder_replied") ? Optional.of("accepted") : Optional.empty(),
        channel || by ? List.of() : person.stream().toList(),
        Optional.empty(),
        List.of());
  }

  static IncidentLoad load(Optional<Long> resolvedAfter, String timeline) {
    return IncidentLoad.of(
        incident(resolvedAfter, IncidentDetails.NONE),
        timeline(timeline),
        IncidentLoadTest::known,
        new LoadRules(ZoneOffset.UTC, true));
  }

  /** The counts without histograms, such as {@code A120 e1 i1 t1}. */
  private static String shown(Tally tally, String group) {
    var counts = new TreeMap<>(tally.under(group).counts());
    counts.keySet().removeIf(name -> name.matches("[ar].+"));
    var words = new ArrayList<String>();
    counts.forEach((name, count) -> words.add(name + count));
    return String.join(" ", words);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "acknowledged by resolving | 90 | 0 trigger, 90 resolve<U1 | R90 i1 t1",
        "after a reassignment | 300 | 0 trigger, 0 assign>U1, 60 assign>U2, 200 acknowledge<U2 "
            + "| A200 G1 R300 g100 i1 t1",
        "after an escalation | 300 | 0 trigger, 0 assign>U1, 60 escalate>U2, 200 acknowledge<U2 "
            + "| A200 G1 R300 e1 g100 i1 t1",
        "never acknowledged, open | | 0 trigger, 0 assign>U1, 60 escalate>U2 | e1 i1 t1",
        "the first acknowledgement counts | 500 | 0 trigger, 10 acknowledge<U1, "
            + "100 unacknowledge, 200 acknowledge<U1 | A10 G1 R500 g490 i1 t1",
        "two people engaged | 500 | 0 trigger, 10 acknowledge<U1, 100 acknowledge<U2 "
            + "| A10 G2 R500 g890 i1 t1",
        "reopened: until the last resolution | 900 | 0 trigger, 10 acknowledge<U1, 60 resolve<U1, "
            + "500 reopen<U1, 900 resolve<U1 | A10 G1 R900 g890 i1 t1",
        "snoozed: counted as engaged | 900 | 0 trigger, 10 acknowledge<U1, 20 snooze<U1, "
            + "800 unacknowledge | A10 G1 R900 g890 i1 t1",
        "help was accepted | 900 | 0 trigger, 100 responder_replied>U2 | G1 R900 g800 i1 t1",
        "a clock that is late | 5 | 0 trigger, -1 acknowledge<U1 | G1 R5 g6 i1 t1",
        "the trigger is not known | 900 | 10 acknowledge<U1, 60 escalate>U2 | G1 R900 g890 i1",
        "no timeline | 900 | | R900 i1",
        "email interrupts nobody | | 0 trigger, 1 email>U1 | i1 t1",
        "one burst | | 0 trigger, 0 push>U1, 1 sms>U1, 1 email>U1, 60 phone>U1 | B1 i1 n3 t1",
        "exactly 60 seconds after the first | | 0 trigger, 0 push>U1, 60 push>U1 | B1 i1 n2 t1",
        "61 seconds | | 0 trigger, 0 push>U1, 61 push>U1 | B2 i1 n2 t1",
        "not a chain | | 0 trigger, 0 push>U1, 40 push>U1, 80 push>U1 | B2 i1 n3 t1",
        "two people | | 0 trigger, 0 push>U1, 0 push>U2 | B1 O1 i1 n2 t1",
        "an unknown zone | | 0 trigger, 0 push>U9, 1 sms>U9 | U1 i1 m2 t1",
        "an unknown person | | 0 trigger, 0 push | i1 m1 t1",
      })
  void anIncidentCountsByTheDefinitions(
      String what, Long resolvedAfter, String timeline, String expected) {
    IncidentLoad load = load(Optional.ofNullable(resolvedAfter), timeline == null ? "" : timeline);
    assertThat(shown(load.tally(), "h")).as(what).isEqualTo(expected);
    long acknowledged = LoadNames.ACKNOWLEDGE.count(load.tally().under("h"));
    boolean explicit =
        timeline != null && timeline.contains("trigger") && timeline.contains("acknowledge<");
    assertThat(acknowledged).as(what).isEqualTo(explicit ? 1 : 0);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "U1 | A40 G1 R300 g100 i1 t1",
        "U2 | B1 e1 i1 n1 t1",
        "U3 | U1 i1 m1 t1",
      })
  void aPersonsOwnTimeRunsFromTheAssignment(String person, String expected) {
    IncidentLoad load =
        load(
            Optional.of(300L),
            "0 trigger, 0 assign>U2, -10800 push>U2, 60 escalate>U3, 61 push>U3, 160 assign>U1, "
                + "200 acknowledge<U1");
    assertThat(shown(load.people().get(person), LoadNames.PERSON)).isEqualTo(expected);
  }

  @Test
  void aMergedIncidentCountsAsResolvedWhenItWasMerged() {
    var merged =
        new IncidentDetails(
            Optional.empty(),
            Optional.of(new Reference("PP1", "P1")),
            Optional.of("merge_resolve_reason"),
            Optional.of("I0"),
            Optional.empty());
    IncidentLoad load =
        IncidentLoad.of(
            incident(Optional.of(30L), merged),
            timeline("0 trigger"),
            IncidentLoadTest::known,
            new LoadRules(ZoneOffset.UTC, false));
    assertThat(shown(load.tally(), "h")).isEqualTo("R30 i1 t1");
    assertThat(load.tally().count("p:P1")).isEqualTo(1);
    assertThat(load.people()).isEmpty();
  }

  @Test
  void anIncidentCountsOnTheDayOfTheServersZone() {
    var late = new LoadRules(ZoneId.of("Pacific/Kiritimati"), false);
    IncidentLoad load =
        IncidentLoad.of(
            incident(Optional.empty(), IncidentDetails.NONE),
            List.of(),
            IncidentLoadTest::known,
            late);
    assertThat(load.day()).isEqualTo("2026-11-24");
    assertThat(load.service()).isEqualTo("S1");
  }

  @Test
  void onlySoManyPeopleOfAnIncidentAreCounted() {
    var steps = new ArrayList<>(List.of("0 trigger"));
    for (int i = 0; i < 30; i++) {
      steps.add(i + " push>U1%02d".formatted(i));
    }
    IncidentLoad load = load(Optional.empty(), String.join(", ", steps));
    assertThat(load.people()).hasSize(PersonalLoads.MOST);
    assertThat(load.tally().under("h").count(LoadNames.UNKNOWN_HOUR)).isEqualTo(30);
  }

  @Test
  void aResolutionAtAnUnknownTimeIsSaid() {
    var at = incident(Optional.of(0L), IncidentDetails.NONE);
    var undated =
        new Incident(
            at.id(),
            at.number(),
            at.title(),
            at.status(),
            at.urgency(),
            at.service(),
            at.policy(),
            at.createdAt(),
            Optional.empty(),
            at.changedAt(),
            at.details());
    var rules = new LoadRules(ZoneOffset.UTC, false);
    assertThat(
            shown(IncidentLoad.of(undated, List.of(), IncidentLoadTest::known, rules).tally(), "h"))
        .isEqualTo("i1 x1");
    var told = timeline("0 trigger, 70 resolve<U1");
    assertThat(shown(IncidentLoad.of(undated, told, IncidentLoadTest::known, rules).tally(), "h"))
        .isEqualTo("R70 i1 t1");
    assertThat(LoadNames.RESOLVE.of(Duration.ofSeconds(70)).counts()).hasSize(1);
  }
}
