package dev.opsledger.oncall.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class IncidentTest {
  private static final Instant AT = Instant.parse("2026-11-22T10:00:00Z");

  private static Incident incident(String status, Instant changedAt) {
    return new Incident(
        "I1",
        Optional.empty(),
        "It broke",
        status,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        AT,
        Optional.empty(),
        changedAt,
        IncidentDetails.NONE);
  }

  @Test
  void versionsSortByTimeAndThenByStatus() {
    assertThat(
            new String[] {
              incident("parked", AT).version(),
              incident("triggered", AT).version(),
              incident("acknowledged", AT).version(),
              incident("resolved", AT).version(),
              incident("triggered", AT.plusSeconds(1)).version()
            })
        .isSorted()
        .doesNotHaveDuplicates();
  }

  @Test
  void aWebhooksStateKeepsWhatItLacks() {
    Incident stored =
        new Incident(
            "I1",
            Optional.of(7L),
            "Old title",
            "resolved",
            Optional.of("high"),
            Optional.of(new Reference("S1", "One")),
            Optional.of("P1"),
            AT,
            Optional.of(AT.plusSeconds(5)),
            AT,
            new IncidentDetails(
                Optional.of("https://acme.pagerduty.com/incidents/I1"),
                Optional.of(new Reference("P1", "P1")),
                Optional.empty(),
                Optional.empty(),
                Optional.of(AT.minusSeconds(60))));
    Incident completed = incident("resolved", AT.plusSeconds(9)).completedFrom(stored);
    assertThat(completed.title()).isEqualTo("It broke");
    assertThat(completed.number()).contains(7L);
    assertThat(completed.urgency()).contains("high");
    assertThat(completed.service()).contains(new Reference("S1", "One"));
    assertThat(completed.policy()).contains("P1");
    assertThat(completed.resolvedAt()).contains(AT.plusSeconds(5));
    assertThat(completed.changedAt()).isEqualTo(AT.plusSeconds(9));
    assertThat(completed.details().url()).contains("https://acme.pagerduty.com/incidents/I1");
    assertThat(completed.details().reopenedAt()).contains(AT.minusSeconds(60));
    assertThat(completed.details().priority()).as("it may lose its priority").isEmpty();
  }

  @Test
  void aReopenedIncidentIsNotResolved() {
    Incident stored = incident("resolved", AT).resolvedAt(AT);
    assertThat(incident("triggered", AT.plusSeconds(9)).completedFrom(stored).resolvedAt())
        .isEmpty();
  }
}
