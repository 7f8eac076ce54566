package dev.opsledger.core.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.opsledger.core.error.RequestException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The days of an address, and addresses themselves. */
class PagePeriodTest {
  private static final ZoneId VIENNA = ZoneId.of("Europe/Vienna");
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-11-29T23:30:00Z"), ZoneOffset.UTC);

  private static PagePeriod period(String query) {
    var address = PageAddress.of("ci");
    for (String pair : query.split("&", -1)) {
      String[] parts = pair.split("=", -1);
      address = parts.length == 2 ? address.with(parts[0], parts[1]) : address;
    }
    return PagePeriod.of(address, "30", CLOCK, VIENNA);
  }

  @ParameterizedTest
  @CsvSource({
    "'', 2026-11-01, 2026-11-30, the last 30 days",
    "period=today, 2026-11-30, 2026-11-30, today",
    "period=7, 2026-11-24, 2026-11-30, the last 7 days",
    "period=year, 2025-12-01, 2026-11-30, the last 365 days",
    "from=2026-11-01&to=2026-11-02, 2026-11-01, 2026-11-02, 1 Nov 2026 to 2 Nov 2026",
    "from=2026-11-29, 2026-11-29, 2026-11-30, 29 Nov 2026 to 30 Nov 2026",
    "to=2026-11-05&from=2026-11-05, 2026-11-05, 2026-11-05, 5 Nov 2026",
    "to=2099-01-01, 2026-11-01, 2026-11-30, 1 Nov 2026 to 30 Nov 2026",
  })
  void aPeriodIsDaysOfTheServersZone(String query, String first, String last, String words) {
    PagePeriod period = period(query);
    assertThat(period.first()).isEqualTo(LocalDate.parse(first));
    assertThat(period.last()).isEqualTo(LocalDate.parse(last));
    assertThat(period.words()).isEqualTo(words);
    assertThat(period.before().until()).isEqualTo(period.since());
    assertThat(period.before().days()).isEqualTo(period.days());
  }

  @ParameterizedTest
  @CsvSource({
    "period=8",
    "from=yesterday",
    "to=2026-02-30",
    "from=2026-11-10&to=2026-11-09",
    "from=2027-01-01",
    "from=2001-01-01"
  })
  void whatIsNoPeriodIsRefusedWithASentence(String query) {
    assertThatThrownBy(() -> period(query)).isInstanceOf(RequestException.class);
  }

  @Test
  void aDateBeforeAllDataIsNotCalledInvalid() {
    assertThatThrownBy(() -> period("from=1969-12-31&to=1970-01-01"))
        .hasMessage("from must not be before 1970");
  }

  @Test
  void thePickerKeepsTheRestOfTheAddress() {
    var address = PageAddress.of("ci", "a/b").with("outcome", "<x>").with("period", "7");
    String html = PagePeriod.of(address, "30", CLOCK, VIENNA).picker(address);
    assertThat(html)
        .contains("<input type=\"hidden\" name=\"outcome\" value=\"&lt;x&gt;\">")
        .contains("<a href=\"/ci/a%2Fb?outcome=%3Cx%3E&amp;period=90\">90 days</a>")
        .contains("period=7\" aria-current=\"true\">7 days</a>");
  }

  @Test
  void onlyOurOwnAddressesAreGoneOnTo() {
    assertThat(SignInPage.local("/ci/acme?period=7")).isEqualTo("/ci/acme?period=7");
    assertThat(SignInPage.local("/")).isEqualTo("/");
    for (String other :
        new String[] {
          "", "//evil.example", "/\\evil.example", "https://evil.example", "/a\r\nSet-Cookie: x"
        }) {
      assertThat(SignInPage.local(other)).isEqualTo("/");
    }
  }

  @Test
  void itsStepsCoverItWithoutGaps() {
    for (String name : List.of("today", "7", "30", "90", "year")) {
      var period = PagePeriod.of(PageAddress.of().with("period", name), "7", CLOCK, VIENNA);
      List<PagePeriod> steps = period.steps();
      assertThat(steps.getFirst().first()).as(name).isEqualTo(period.first());
      assertThat(steps.getLast().last()).as(name).isEqualTo(period.last());
      for (int i = 1; i < steps.size(); i++) {
        assertThat(steps.get(i).first()).isEqualTo(steps.get(i - 1).last().plusDays(1));
      }
      assertThat(steps.size()).as(name).isLessThanOrEqualTo(31);
      assertThat(PageAddress.of("x").with("period", "9"))
          .satisfies(to -> assertThat(period.in(to).toString()).isEqualTo("/x?period=" + name));
    }
  }
}
