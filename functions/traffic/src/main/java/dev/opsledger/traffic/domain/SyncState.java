package dev.opsledger.traffic.domain;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/**
 * The state of a repository's fetches.
 *
 * @param status how the last attempt ended
 * @param since when the status last changed
 * @param reason explains the status to users; empty while all is well
 * @param goodOn the UTC day of the last successful fetch
 * @param checkedOn the UTC day on which GitHub last granted or refused access
 * @param tried the key of the credential that was tried last
 * @param goodBy the key of the credential of the last successful fetch
 * @param verdict how GitHub last granted or refused access; kept when an attempt ends without a
 *     verdict
 * @param isPublic whether the repository was public at the last successful fetch; empty if unknown
 */
public record SyncState(
    FetchStatus status,
    Instant since,
    Optional<String> reason,
    Optional<LocalDate> goodOn,
    Optional<LocalDate> checkedOn,
    Optional<String> tried,
    Optional<String> goodBy,
    Optional<FetchStatus> verdict,
    Optional<Boolean> isPublic) {

  /** The state before the first fetch. */
  public static SyncState pending(Instant since) {
    return new SyncState(
        FetchStatus.PENDING,
        since,
        Optional.of("not fetched from GitHub yet"),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  /** The state after a successful fetch, which may still lack something. */
  public SyncState succeeded(FetchResult result, String credential, Instant at) {
    FetchStatus ended = result.retryable() ? FetchStatus.FAILING : FetchStatus.OK;
    LocalDate today = result.window().last();
    return new SyncState(
        ended,
        status == ended ? since : at,
        result.missing(),
        Optional.of(today),
        Optional.of(today),
        Optional.of(credential),
        Optional.of(credential),
        Optional.of(FetchStatus.OK),
        // Treat it as private unless GitHub says that it is public.
        Optional.of(result.repository().map(GitHubRepository::isPublic).orElse(false)));
  }

  /** The state after GitHub refused access. */
  public SyncState refused(
      FetchStatus how, String why, Instant at, LocalDate today, Optional<String> by) {
    return new SyncState(
        how,
        status == how ? since : at,
        Optional.of(why),
        goodOn,
        Optional.of(today),
        by,
        goodBy,
        Optional.of(how),
        isPublic);
  }

  /** The state after an attempt without a verdict. */
  public SyncState failing(String why, Instant at) {
    return new SyncState(
        FetchStatus.FAILING,
        status == FetchStatus.FAILING ? since : at,
        Optional.of(why),
        goodOn,
        checkedOn,
        tried,
        goodBy,
        lastVerdict(),
        isPublic);
  }

  /** The same state as if no credential had been tried: what refused one may be over. */
  public SyncState untried() {
    return new SyncState(
        status, since, reason, goodOn, checkedOn, Optional.empty(), goodBy, verdict, isPublic);
  }

  /** Whether the last attempt ended without a verdict, so that the next need not wait. */
  public boolean hasNoVerdict() {
    return status == FetchStatus.PENDING || status == FetchStatus.FAILING;
  }

  /** How GitHub last granted or refused access; rows of older versions imply it by their status. */
  Optional<FetchStatus> lastVerdict() {
    if (verdict.isPresent()) {
      return verdict;
    }
    return hasNoVerdict() ? goodOn.map(_ -> FetchStatus.OK) : Optional.of(status);
  }

  /** Whether GitHub's last verdict was a refusal, whatever happened to attempts since. */
  public boolean wasRefused() {
    return lastVerdict().filter(FetchStatus::refused).isPresent();
  }

  /**
   * Whether the traffic is shown only to users to whom GitHub shows it as well. It is not
   * restricted if the deployment's own credentials fetched it and the repository is public or, in
   * rows of older versions, not known to be private.
   */
  public boolean isRestricted() {
    return isPrivate() || goodBy.flatMap(CredentialKey::userOf).isPresent();
  }

  /**
   * Whether runs may be shown to whoever may see the traffic. Of a repository that is shown to
   * everybody it must be known that it is public.
   */
  public boolean showsRuns() {
    return isRestricted() || isPublic.equals(Optional.of(true));
  }

  boolean isPrivate() {
    return isPublic.equals(Optional.of(false));
  }
}
