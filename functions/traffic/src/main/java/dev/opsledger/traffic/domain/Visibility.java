package dev.opsledger.traffic.domain;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/**
 * What a user may see of a repository with restricted traffic: every day up to a week after GitHub
 * last showed the traffic to the user's own credential. After that week GitHub is asked again.
 *
 * @param until the last visible day, empty if no day is visible
 * @param refusal how GitHub refused the user's credential, empty unless the last check was refused
 * @param checkedOn the UTC day of the last check with this user's credential
 */
public record Visibility(
    Optional<LocalDate> until, Optional<Refusal> refusal, Optional<LocalDate> checkedOn) {
  private static final int TRUSTED_DAYS = 7;

  /** The visibility of a user whose credential was never checked. */
  static final Visibility NONE =
      new Visibility(Optional.empty(), Optional.empty(), Optional.empty());

  /**
   * A refused check.
   *
   * @param status the status that the user sees
   * @param since when it was first refused with this status
   * @param reason explains the status to the user
   */
  public record Refusal(FetchStatus status, Instant since, String reason) {}

  /** The visibility after GitHub showed the traffic to the user. */
  public Visibility shown(LocalDate today) {
    return new Visibility(
        Optional.of(today.plusDays(TRUSTED_DAYS)), Optional.empty(), Optional.of(today));
  }

  /** The visibility after GitHub refused it; days up to today stay visible. */
  public Visibility refused(FetchStatus status, String reason, Instant now, LocalDate today) {
    Instant since = refusal.filter(last -> last.status() == status).map(Refusal::since).orElse(now);
    return new Visibility(
        until.map(day -> day.isBefore(today) ? day : today),
        Optional.of(new Refusal(status, since, reason)),
        Optional.of(today));
  }

  /** Whether everything is visible without another check. */
  public boolean isTrusted(LocalDate today) {
    return refusal.isEmpty() && until.filter(day -> day.isAfter(today)).isPresent();
  }

  /** Whether a check is due; at most one a day. */
  public boolean isDue(LocalDate today) {
    return !isTrusted(today) && checkedOn.filter(day -> !day.isBefore(today)).isEmpty();
  }

  /** Whether GitHub was never asked about this user. */
  public boolean wasNeverChecked() {
    return checkedOn.isEmpty();
  }
}
