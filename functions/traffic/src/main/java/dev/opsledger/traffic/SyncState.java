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
 * @param tried the key of the credential that was tried last
 * @param goodBy the key of the credential of the last good fetch
 */
record SyncState(
    SyncStatus status,
    Instant since,
    Optional<String> reason,
    Optional<LocalDate> goodOn,
    Optional<LocalDate> checkedOn,
    Optional<String> tried,
    Optional<String> goodBy) {

  static SyncState pending(Instant since) {
    return new SyncState(
        SyncStatus.PENDING,
        since,
        Optional.of("GitHub has not been asked yet"),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  SyncState good(Instant at, LocalDate today, String by) {
    return new SyncState(
        SyncStatus.OK,
        status == SyncStatus.OK ? since : at,
        Optional.empty(),
        Optional.of(today),
        Optional.of(today),
        Optional.of(by),
        Optional.of(by));
  }

  SyncState refused(SyncStatus how, String why, Instant at, LocalDate today, Optional<String> by) {
    return new SyncState(
        how, status == how ? since : at, Optional.of(why), goodOn, Optional.of(today), by, goodBy);
  }

  SyncState failing(String why, Instant at) {
    return new SyncState(
        SyncStatus.FAILING,
        status == SyncStatus.FAILING ? since : at,
        Optional.of(why),
        goodOn,
        checkedOn,
        tried,
        goodBy);
  }

  /** Whether only users' own tokens open the repository, so that not every user may see it. */
  boolean isRestricted() {
    return goodBy.flatMap(Turn::userOf).isPresent();
  }
}
