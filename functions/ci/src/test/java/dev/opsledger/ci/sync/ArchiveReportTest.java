package dev.opsledger.ci.sync;

import static org.assertj.core.api.Assertions.assertThat;

import dev.opsledger.ci.domain.Archive;
import dev.opsledger.ci.domain.ListedPage;
import dev.opsledger.ci.domain.Retention;
import dev.opsledger.ci.domain.WorkflowRun.Repository;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** When the alarm is raised that GitHub will delete what is not kept. */
class ArchiveReportTest {
  private static final Instant START = Instant.parse("2026-11-22T10:00:00Z");
  private static final Repository ROCKET =
      new Repository(7, "rocket", Optional.empty(), "acme", Optional.empty());

  private static Archive archive(long days) {
    return Archive.begin(
        1, ROCKET, new Retention(days, Optional.empty()), START, Optional.empty(), 0, START);
  }

  private static Archive complete(long days) {
    Archive begun = archive(days);
    var empty = new ListedPage(List.of(), Optional.of(0L), 0, false);
    Archive after = begun.after(begun.next(START), empty, START);
    while (!after.complete()) {
      after = after.after(after.next(START), empty, START);
    }
    return after;
  }

  @ParameterizedTest
  @CsvSource({
    "90, 79, false",
    "90, 81, true",
    "90, 89, true",
    "90, 90, false",
    "7, 3, false",
    "7, 4, true",
    "7, 8, false",
    "400, 389, false",
    "400, 391, true"
  })
  void whatIsNotReadIsToldTenDaysOrHalfARetentionBefore(long kept, long unread, boolean raised) {
    Archive archive = complete(kept);
    Archive refused = archive.with(archive.findings().unreadSince(Optional.of(START)));
    Instant now = START.plus(Duration.ofDays(unread));
    assertThat(ArchiveReport.perishesFrom(refused, now).isPresent()).isEqualTo(raised);
    assertThat(ArchiveReport.perishesFrom(archive, now)).isEmpty();
  }

  @Test
  void aBackfillHasADayAndIsNoDangerWhenNothingCanBeSaved() {
    Archive begun = archive(90);
    assertThat(ArchiveReport.perishesFrom(begun, START.plus(Duration.ofHours(23)))).isEmpty();
    assertThat(ArchiveReport.perishesFrom(begun, START.plus(Duration.ofHours(25)))).isPresent();
    assertThat(ArchiveReport.perishesFrom(begun, START.plus(Duration.ofDays(91)))).isEmpty();
  }
}
