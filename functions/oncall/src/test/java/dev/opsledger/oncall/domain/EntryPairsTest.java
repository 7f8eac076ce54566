package dev.opsledger.oncall.domain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.opsledger.oncall.domain.TimelineEntry.Agent;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class EntryPairsTest {
  private static final Instant AT = Instant.parse("2026-11-22T10:00:00Z");
  private static final Agent ADA = new Agent("user", "UADA");
  private static final Agent BOB = new Agent("user", "UBOB");

  private static TimelineEntry entry(
      String kind, int second, Agent agent, String listed, String event) {
    return new TimelineEntry(
        "I1",
        kind,
        AT.plusSeconds(second),
        Optional.ofNullable(listed),
        Optional.ofNullable(event),
        Optional.ofNullable(agent),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        List.of(),
        Optional.empty(),
        List.of());
  }

  private static TimelineEntry listed(String kind, int second, Agent agent) {
    return entry(kind, second, agent, "L" + second, null);
  }

  private static TimelineEntry announced(String kind, int second, Agent agent) {
    return entry(kind, second, agent, null, "E" + second);
  }

  @Test
  void theNearestOfTheSameKindAndAgentIsTheCounterpart() {
    TimelineEntry event = announced("acknowledge", 10, ADA);
    TimelineEntry near = listed("acknowledge", 11, ADA);
    assertThat(
            EntryPairs.counterpart(
                event,
                List.of(
                    listed("acknowledge", 8, ADA),
                    near,
                    listed("acknowledge", 10, BOB),
                    listed("resolve", 10, ADA),
                    announced("acknowledge", 10, ADA))))
        .contains(near);
    assertThat(EntryPairs.counterpart(near, List.of(event))).contains(event);
  }

  @Test
  void whatIsFartherApartOrHasACounterpartIsAnother() {
    TimelineEntry event = announced("acknowledge", 10, ADA);
    assertThat(EntryPairs.counterpart(event, List.of(listed("acknowledge", 13, ADA)))).isEmpty();
    assertThat(
            EntryPairs.counterpart(
                event, List.of(entry("acknowledge", 10, ADA, "L", "another event"))))
        .isEmpty();
  }

  @Test
  void aServiceAndItsIntegrationAreTheSameAgentAndPeopleAreNot() {
    TimelineEntry byService = listed("resolve", 10, new Agent("service", "S1"));
    assertThat(
            EntryPairs.counterpart(
                announced("resolve", 10, new Agent("integration", "PINT")), List.of(byService)))
        .contains(byService);
    assertThat(EntryPairs.counterpart(announced("resolve", 10, null), List.of(byService)))
        .contains(byService);
    assertThat(EntryPairs.counterpart(announced("resolve", 10, ADA), List.of(byService))).isEmpty();
  }
}
