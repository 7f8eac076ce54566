package dev.opsledger.traffic.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.opsledger.traffic.domain.DateRange;
import dev.opsledger.traffic.domain.FetchStatus;
import dev.opsledger.traffic.domain.SyncState;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PageUrlsTest {
  @ParameterizedTest
  @CsvSource({
    ",,''",
    "2026-11-20,,?start=2026-11-20",
    ",2026-11-21,?end=2026-11-21",
    "2026-11-20,2026-11-21,?start=2026-11-20&amp;end=2026-11-21"
  })
  void linksKeepTheFilter(String start, String end, String query) {
    var range = DateRange.of(start, end);
    assertThat(PageUrls.repository("key", "id", range)).isEqualTo("/users/key/repos/id" + query);
    assertThat(PageUrls.csv("key", "id", range)).isEqualTo("/users/key/repos/id.csv" + query);
    assertThat(PageUrls.repositories("key")).isEqualTo("/users/key/repos");
  }

  @Test
  void theChosenPeriodIsMarked() {
    var today = LocalDate.of(2026, 11, 22);
    assertThat(DateFilter.html(DateRange.ALL, today))
        .contains("<a href=\"?\" aria-current=\"true\">All</a>")
        .contains("<a href=\"?start=2026-11-09\">14 days</a>");
    assertThat(DateFilter.html(DateRange.of("2026-11-09", null), today))
        .contains("<a href=\"?start=2026-11-09\" aria-current=\"true\">14 days</a>")
        .contains("name=\"start\" value=\"2026-11-09\"");
    assertThat(DateFilter.html(DateRange.of("2026-11-09", "2026-11-10"), today))
        .doesNotContain("aria-current");
  }

  @ParameterizedTest
  @CsvSource({
    "PENDING, Waiting",
    "OK, Up to date",
    "NO_ACCESS, No access",
    "NOT_FOUND, Not found",
    "FAILING, Failing"
  })
  void aNoteSaysHowTheFetchesAreAndEscapesTheReason(FetchStatus status, String headline) {
    var state =
        new SyncState(
            status,
            Instant.parse("2026-11-20T10:00:00Z"),
            Optional.of("<b>"),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty());
    assertThat(SyncNote.html(state)).contains(headline, status.text()).doesNotContain("<b>");
  }
}
