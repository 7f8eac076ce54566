package dev.opsledger.front.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.opsledger.front.domain.CounterKey;
import dev.opsledger.front.domain.ZonedDay;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Keys of stored rows never change. */
class FrontKeysTest {
  private static final LocalDate DATE = LocalDate.of(2026, 11, 22);
  private static final ZonedDay DAY = new ZonedDay(ZoneId.of("Europe/Vienna"), DATE);
  private static final Instant AT = Instant.parse("2026-11-22T23:30:00Z");

  @Test
  void counters() {
    assertThat(FrontKeys.deploymentsNow()).isEqualTo(new CounterKey("NOW", "deployments"));
    assertThat(FrontKeys.incidentsNow()).isEqualTo(new CounterKey("NOW", "incidents"));
    assertThat(FrontKeys.gistsNow()).isEqualTo(new CounterKey("NOW", "gists"));
    assertThat(FrontKeys.totals(DAY))
        .isEqualTo(new CounterKey("TOTALS#Europe/Vienna#2026-11-22", "TOTALS"));
    assertThat(FrontKeys.organization(DAY, "id:7"))
        .isEqualTo(new CounterKey("ORGANIZATIONS#Europe/Vienna#2026-11-22", "id:7"));
    assertThat(FrontKeys.workflow(DAY, "id:7", 9))
        .isEqualTo(new CounterKey("WORKFLOWS#Europe/Vienna#2026-11-22#id:7", "9"));
    assertThat(FrontKeys.tries(DAY, "id:7", 9, "abc"))
        .isEqualTo(new CounterKey("TRIES#Europe/Vienna#2026-11-22#id:7#9", "abc"));
    assertThat(FrontKeys.project(DAY, 3))
        .isEqualTo(new CounterKey("PROJECTS#Europe/Vienna#2026-11-22", "3"));
    assertThat(FrontKeys.service("PSVC1")).isEqualTo(new CounterKey("SERVICES", "PSVC1"));
    assertThat(FrontKeys.visits(DATE)).isEqualTo(new CounterKey("VISITS", "2026-11-22"));
    assertThat(FrontKeys.visited(DATE, "r1")).isEqualTo(new CounterKey("VISITED#2026-11-22", "r1"));
  }

  @Test
  void otherRowsAndLists() {
    assertThat(FrontKeys.fact("run", "5")).isEqualTo("FACT#run#5");
    assertThat(FrontRowKeys.unrelated("Q1")).isEqualTo("UNRELATED#Q1");
    assertThat(FrontRowKeys.unrelatedIncident("UNRELATED#Q1")).isEqualTo("Q1");
    assertThat(FrontRowKeys.commits("593ddcf11650")).isEqualTo("COMMIT#593ddcf");
    assertThat(FrontRowKeys.branch(15)).isEqualTo("BRANCH#15");
    assertThat(FrontRowKeys.branches("Acme/Rocket")).isEqualTo("BRANCH#acme/rocket");
    assertThat(FrontKeys.ongoingDeployments()).isEqualTo("ONGOING");
    assertThat(FrontKeys.failedDeployments(DAY)).isEqualTo("FAILED#Europe/Vienna#2026-11-22");
    assertThat(FrontKeys.gists(AT)).isEqualTo("GISTS#2026-11");
    assertThat(FrontKeys.listed("incident", "PSVC1", AT)).isEqualTo("incident#PSVC1#2026-11");
  }

  @Test
  void ownerIsTheIdOrTheLoginInLowerCase() {
    assertThat(FrontKeys.owner(Optional.of(7L), "Acme")).isEqualTo("id:7");
    assertThat(FrontKeys.owner(Optional.empty(), "Acme")).isEqualTo("acme");
  }

  @Test
  void triesLeadToTheirWorkflow() {
    CounterKey tries = FrontKeys.tries(DAY, "id:7", 9, "abc");
    assertThat(FrontKeys.isTries(tries)).isTrue();
    assertThat(FrontKeys.isTries(FrontKeys.workflow(DAY, "id:7", 9))).isFalse();
    assertThat(FrontKeys.workflowOf(tries)).isEqualTo(FrontKeys.workflow(DAY, "id:7", 9));
  }

  @Test
  void dayOfEachKind() {
    for (CounterKey key :
        new CounterKey[] {
          FrontKeys.totals(DAY),
          FrontKeys.organization(DAY, "id:7"),
          FrontKeys.workflow(DAY, "id:7", 9),
          FrontKeys.tries(DAY, "id:7", 9, "abc"),
          FrontKeys.project(DAY, 3),
          FrontKeys.visits(DATE),
          FrontKeys.visited(DATE, "r1")
        }) {
      assertThat(FrontKeys.day(key)).contains(DATE);
      assertThat(FrontKeys.expiry(key)).contains(Instant.parse("2027-01-01T00:00:00Z"));
    }
    assertThat(FrontKeys.day(FrontKeys.gistsNow())).isEmpty();
    assertThat(FrontKeys.expiry(FrontKeys.service("PSVC1"))).isEmpty();
  }
}
