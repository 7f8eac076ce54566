package dev.opsledger.traffic.domain;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/**
 * What a user may see of a repository whose traffic is not for everybody: every day until one on
 * which GitHub last showed the traffic to the user's own credential, and a week more, after which
 * GitHub is asked again.
 *
 * @param until the last day that may be seen, empty while there is none
 * @param refusal how the user's own credential was refused, empty unless it was the last time
 * @param checkedOn the UTC day when GitHub was last asked as this user
 */
public record Visibility(
    Optional<LocalDate> until, Optional<Refusal> refusal, Optional<LocalDate> checkedOn) {
  private static final int TRUSTED_DAYS = 7;

  /** Of a user as whom GitHub has not been asked. */
  static final Visibility NONE =
      new Visibility(Optional.empty(), Optional.empty(), Optional.empty());

  /**
   * @param status how it shows to the user
   * @param since since when it is so
   * @param reason a sentence for people
   */
  public record Refusal(FetchStatus status, Instant since, String reason) {}

  /** GitHub showed the traffic to the user. */
  public Visibility shown(LocalDate today) {
    return new Visibility(
        Optional.of(today.plusDays(TRUSTED_DAYS)), Optional.empty(), Optional.of(today));
  }

  /** GitHub did not; what could be seen until today still may be. */
  public Visibility refused(FetchStatus status, String reason, Instant now, LocalDate today) {
    Instant since = refusal.filter(last -> last.status() == status).map(Refusal::since).orElse(now);
    return new Visibility(
        until.map(day -> day.isBefore(today) ? day : today),
        Optional.of(new Refusal(status, since, reason)),
        Optional.of(today));
  }

  /** Whether everything may be seen without asking again. */
  public boolean isTrusted(LocalDate today) {
    return refusal.isEmpty() && until.filter(day -> day.isAfter(today)).isPresent();
  }

  /** Whether GitHub is to be asked, which it is once a day at most. */
  public boolean isDue(LocalDate today) {
    return !isTrusted(today) && checkedOn.filter(day -> !day.isBefore(today)).isEmpty();
  }

  public boolean wasNeverChecked() {
    return checkedOn.isEmpty();
  }
}
