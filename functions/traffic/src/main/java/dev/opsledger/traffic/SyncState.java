package dev.opsledger.traffic;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/**
 * How far the fetching of a repository is.
 *
 * @param status how the last fetch ended
 * @param since since when it is so
 * @param reason a sentence for people, empty while all is well
 * @param goodOn the UTC day of the last good fetch
 * @param checkedOn the UTC day when GitHub was last asked
 * @param credential which of the possible credentials is tried next, counted from zero
 */
record SyncState(
    SyncStatus status,
    Instant since,
    Optional<String> reason,
    Optional<LocalDate> goodOn,
    Optional<LocalDate> checkedOn,
    long credential) {

  static SyncState pending(Instant since) {
    return new SyncState(
        SyncStatus.PENDING,
        since,
        Optional.of("GitHub has not been asked yet"),
        Optional.empty(),
        Optional.empty(),
        0);
  }

  SyncState good(Instant at, LocalDate today) {
    return new SyncState(
        SyncStatus.OK,
        status == SyncStatus.OK ? since : at,
        Optional.empty(),
        Optional.of(today),
        Optional.of(today),
        credential);
  }

  SyncState refused(SyncStatus how, String why, Instant at, LocalDate today) {
    return new SyncState(
        how,
        status == how ? since : at,
        Optional.of(why),
        goodOn,
        Optional.of(today),
        credential + 1);
  }

  SyncState failing(String why, Instant at) {
    return new SyncState(
        SyncStatus.FAILING,
        status == SyncStatus.FAILING ? since : at,
        Optional.of(why),
        goodOn,
        checkedOn,
        credential);
  }
}
