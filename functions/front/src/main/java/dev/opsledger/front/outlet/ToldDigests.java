package dev.opsledger.front.outlet;

import dev.opsledger.core.error.RequestException;
import dev.opsledger.front.store.DeliveryRows;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneId;

/** The digests that people may look at: as they were told, else as they would be now. */
public record ToldDigests(DigestQuery query, DeliveryRows rows, ZoneId zone, Clock clock) {
  /** Counters of a day are kept for forty days, and a digest looks back at seven of them. */
  private static final int OLDEST = 33;

  /**
   * The digest of a date.
   *
   * @param date such as {@code 2026-11-27}; today if it is null or empty
   * @throws RequestException 400 for a date that is malformed or in the future, 404 for one of
   *     which nothing is known any more
   */
  public Digest read(String date) {
    LocalDate today = LocalDate.ofInstant(clock.instant(), zone);
    LocalDate wanted = date == null || date.isBlank() ? today : parse(date.strip());
    if (wanted.isAfter(today)) {
      throw RequestException.invalid("date must not be in the future");
    }
    return rows.digest(wanted)
        .map(told -> Digest.of(wanted, told))
        .orElseGet(() -> now(wanted, today));
  }

  private Digest now(LocalDate wanted, LocalDate today) {
    if (wanted.isBefore(today.minusDays(OLDEST))) {
      throw RequestException.notFound("there is no digest of that day any more");
    }
    return query.read(wanted);
  }

  private static LocalDate parse(String date) {
    try {
      return LocalDate.parse(date);
    } catch (DateTimeException e) {
      throw RequestException.invalid("date must be a date such as 2026-11-27");
    }
  }
}
