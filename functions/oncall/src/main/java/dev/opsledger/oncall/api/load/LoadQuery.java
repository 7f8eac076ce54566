package dev.opsledger.oncall.api.load;

import dev.opsledger.core.error.RequestException;
import dev.opsledger.core.text.IsoDate;
import dev.opsledger.oncall.domain.LoadPeriod;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * What load is asked for.
 *
 * @param by by what it is added up
 * @param period its days
 */
record LoadQuery(By by, LoadPeriod period) {
  private static final int DEFAULT_DAYS = 30;

  /** By what load can be added up. */
  enum By {
    SERVICE,
    TEAM,
    POLICY,
    URGENCY,
    USER;

    String text() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * Parses the parameters. The default is the last thirty days by service.
   *
   * @param today today in the server's time zone
   * @throws RequestException 400 if one is invalid
   */
  static LoadQuery of(String by, String since, String until, LocalDate today) {
    LocalDate last = until == null ? today : date("until", until);
    LocalDate first = since == null ? last.minusDays(DEFAULT_DAYS - 1) : date("since", since);
    var period = new LoadPeriod(first, last);
    if (last.isBefore(first)) {
      throw RequestException.invalid("since must not be after until");
    }
    if (period.days() > LoadPeriod.LONGEST) {
      throw RequestException.invalid(
          "the period must not be longer than %d days".formatted(LoadPeriod.LONGEST));
    }
    return new LoadQuery(by == null ? By.SERVICE : by(by), period);
  }

  private static By by(String text) {
    return Arrays.stream(By.values())
        .filter(by -> by.text().equals(text))
        .findFirst()
        .orElseThrow(
            () ->
                RequestException.invalid(
                    "by must be one of "
                        + Arrays.stream(By.values())
                            .map(By::text)
                            .collect(Collectors.joining(", "))));
  }

  private static LocalDate date(String name, String text) {
    LocalDate date =
        IsoDate.parse(text)
            .orElseThrow(
                () -> RequestException.invalid(name + " must be a date, such as 2026-11-22"));
    if (date.getYear() < 1972) {
      throw RequestException.invalid(name + " must not be before 1972");
    }
    return date;
  }
}
