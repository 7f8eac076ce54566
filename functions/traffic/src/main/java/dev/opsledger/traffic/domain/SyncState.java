package dev.opsledger.traffic.domain;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/**
 * How far the fetching of a repository is.
 *
 * @param status how the last attempt ended
 * @param since since when it is so
 * @param reason a sentence for people, empty while all is well
 * @param goodOn the UTC day of the last good fetch
 * @param checkedOn the UTC day when GitHub last answered
 * @param tried the key of the credential that was tried last
 * @param goodBy the key of the credential of the last good fetch
 * @param verdict what GitHub answered last, which an attempt without an answer does not change
 * @param isPublic whether everybody may see the repository on GitHub, as of the last good fetch;
 *     empty where none has found out
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

  public static SyncState pending(Instant since) {
    return new SyncState(
        FetchStatus.PENDING,
        since,
        Optional.of("GitHub has not been asked yet"),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  /** After a fetch that was good, but may lack something that another attempt may get. */
  public SyncState succeeded(FetchResult result, String credential, Instant at) {
    FetchStatus ended = result.again() ? FetchStatus.FAILING : FetchStatus.OK;
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
        // Who will not say that it is public has to be taken for private.
        Optional.of(result.repository().map(GitHubRepository::isPublic).orElse(false)));
  }

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

  /** Whether the attempt that is noted here got no answer, so that another may be due at once. */
  public boolean hasNoVerdict() {
    return status == FetchStatus.PENDING || status == FetchStatus.FAILING;
  }

  /** What GitHub answered last; rows of the former version say it by their status only. */
  Optional<FetchStatus> lastVerdict() {
    if (verdict.isPresent()) {
      return verdict;
    }
    return hasNoVerdict() ? goodOn.map(_ -> FetchStatus.OK) : Optional.of(status);
  }

  /** Whether GitHub's last answer was a refusal, whatever happened to attempts since. */
  public boolean wasRefused() {
    return lastVerdict().filter(FetchStatus::refused).isPresent();
  }

  /**
   * Whether a user has to prove to GitHub that the traffic may be shown: unless the deployment's
   * own credentials read it, and everybody may see the repository. Of a row of the former version
   * nobody knows whether it is public; the next fetch finds out.
   */
  public boolean isRestricted() {
    return isPrivate() || goodBy.flatMap(CredentialKey::userOf).isPresent();
  }

  boolean isPrivate() {
    return isPublic.equals(Optional.of(false));
  }
}
