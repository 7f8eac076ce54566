package dev.opsledger.oncall.domain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.opsledger.core.rollup.Tally;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What an incident cost: as its load counts it, and unknown rather than too little. */
class IncidentCostTest {
  private static IncidentCost cost(Optional<Long> resolvedAfter, List<TimelineEntry> timeline) {
    return IncidentCost.of(
        IncidentLoadTest.incident(resolvedAfter, IncidentDetails.NONE), timeline);
  }

  private static String shown(IncidentCost cost) {
    return cost.interruptions().map(String::valueOf).orElse("?")
        + " "
        + cost.engagedSeconds().map(String::valueOf).orElse("?");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "nobody was interrupted or engaged | 90 | 0 trigger, 90 resolve | 0 0",
        "one interruption, one engaged | 100 | 0 trigger, 1 push>U1, 40 acknowledge<U1, "
            + "100 resolve<U1 | 1 60",
        "two people | 100 | 0 trigger, 1 push>U1, 2 sms>U2, 40 acknowledge<U1, 90 acknowledge<U2, "
            + "100 resolve<U1 | 2 70",
        "open: so far, and engaged until nobody knows when | | 0 trigger, 1 push>U1, "
            + "40 acknowledge<U1 | 1 ?",
        "no timeline | 90 | | ? ?",
        "not from the trigger on | 90 | 10 push>U1, 90 resolve | ? ?",
        "not to the resolution | 90 | 0 trigger, 10 push>U1 | ? ?",
        "not to the last resolution | 900 | 0 trigger, 60 resolve<U1, 500 reopen<U1 | ? ?",
        "nobody knows whom | 90 | 0 trigger, 1 push, 90 resolve | ? 0",
      })
  void whatIsNotKnownIsNotZero(String what, Long resolvedAfter, String timeline, String expected) {
    IncidentCost cost =
        cost(
            Optional.ofNullable(resolvedAfter),
            IncidentLoadTest.timeline(timeline == null ? "" : timeline));
    assertThat(shown(cost)).as(what).isEqualTo(expected);
  }

  @Test
  void whatOnlyWebhooksToldIsNotKnownYet() {
    var announced =
        IncidentLoadTest.timeline("0 trigger, 90 resolve").stream()
            .map(
                entry ->
                    new TimelineEntry(
                        entry.incident(),
                        entry.kind(),
                        entry.at(),
                        Optional.empty(),
                        entry.id(),
                        entry.agent(),
                        entry.via(),
                        entry.user(),
                        entry.notification(),
                        entry.state(),
                        entry.assignees(),
                        entry.service(),
                        entry.teams()))
            .toList();
    assertThat(cost(Optional.of(90L), announced))
        .as("webhooks tell of no notification")
        .isEqualTo(IncidentCost.UNKNOWN);
  }

  /** For random timelines: what is known equals the load's own sums. */
  @Test
  void whatIsKnownIsWhatTheLoadCounts() {
    var random = new Random(20_261_130);
    int known = 0;
    for (int i = 0; i < 500; i++) {
      var steps = new ArrayList<String>();
      if (random.nextInt(5) > 0) {
        steps.add("0 trigger");
      }
      for (int step = random.nextInt(8); step > 0; step--) {
        String user = "U" + random.nextInt(4);
        String what =
            List.of("push>" + user, "email>" + user, "acknowledge<" + user, "escalate>" + user)
                .get(random.nextInt(4));
        steps.add(random.nextInt(400) + " " + what);
      }
      boolean resolved = random.nextBoolean();
      if (resolved && random.nextInt(4) > 0) {
        steps.add("500 resolve<U1");
      }
      steps.sort((a, b) -> Long.compare(seconds(a), seconds(b)));
      String timeline = String.join(", ", steps);
      Optional<Long> end = Optional.of(500L).filter(_ -> resolved);
      IncidentCost cost = cost(end, IncidentLoadTest.timeline(timeline));
      Tally load = IncidentLoadTest.load(end, timeline).tally().under("h");
      long interruptions =
          load.count("B") + load.count("S") + load.count("O") + load.count(LoadNames.UNKNOWN_HOUR);
      assertThat(cost.interruptions().orElse(interruptions)).as(timeline).isEqualTo(interruptions);
      assertThat(cost.engagedSeconds().orElse(load.count(LoadNames.ENGAGED_SECONDS)))
          .as(timeline)
          .isEqualTo(load.count(LoadNames.ENGAGED_SECONDS));
      known += cost.interruptions().isPresent() ? 1 : 0;
    }
    assertThat(known).isBetween(200, 450);
  }

  private static long seconds(String step) {
    return Long.parseLong(step.substring(0, step.indexOf(' ')));
  }
}
