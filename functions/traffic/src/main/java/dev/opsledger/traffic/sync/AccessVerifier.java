package dev.opsledger.traffic.sync;

import dev.opsledger.core.vendor.RateLimitedException;
import dev.opsledger.core.vendor.VendorRefusedException;
import dev.opsledger.core.vendor.VendorUnavailableException;
import dev.opsledger.traffic.domain.CredentialKey;
import dev.opsledger.traffic.domain.FetchStatus;
import dev.opsledger.traffic.domain.FetchWindow;
import dev.opsledger.traffic.domain.Member;
import dev.opsledger.traffic.domain.WatchedRepository;
import dev.opsledger.traffic.store.MembershipStore;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Verifies which users of a repository may see what another credential fetched. Traffic of a public
 * repository fetched with the deployment's own credentials is visible to all its users; otherwise a
 * user sees it only if GitHub shows it to the user's own credential, which costs one call per user.
 */
public final class AccessVerifier {
  private static final System.Logger LOG = System.getLogger(AccessVerifier.class.getName());

  private final MembershipStore memberships;
  private final CredentialSelector credentials;
  private final TrafficFetch fetch;
  private final Clock clock;

  public AccessVerifier(
      MembershipStore memberships,
      CredentialSelector credentials,
      TrafficFetch fetch,
      Clock clock) {
    this.memberships = memberships;
    this.credentials = credentials;
    this.fetch = fetch;
    this.clock = clock;
  }

  /** Verifies the access of a user who joined or gave a new token. */
  void verify(WatchedRepository repository, String user, boolean newToken)
      throws RateLimitedException, VendorUnavailableException {
    for (Member member : memberships.members(repository.id())) {
      boolean wanted = newToken ? !member.visibility().isTrusted(today()) : isDue(member);
      if (member.user().equals(user) && repository.sync().isRestricted() && wanted) {
        verify(repository, member);
      }
    }
  }

  /** Grants access to the user whose token fetched the repository. */
  void confirm(WatchedRepository repository, CredentialCandidate candidate) {
    owner(repository, candidate)
        .filter(member -> !member.visibility().isTrusted(today()))
        .ifPresent(
            member ->
                memberships.setVisibility(
                    repository.id(), member, member.visibility().shown(today())));
  }

  /** Records that GitHub refused a user's token. */
  void refused(
      WatchedRepository repository,
      CredentialCandidate candidate,
      FetchStatus status,
      String reason) {
    owner(repository, candidate).ifPresent(member -> refuse(repository, member, status, reason));
  }

  private Optional<Member> owner(WatchedRepository repository, CredentialCandidate candidate) {
    return candidate
        .user()
        .flatMap(
            user ->
                memberships.members(repository.id()).stream()
                    .filter(member -> member.user().equals(user))
                    .findFirst());
  }

  /**
   * After a restricted fetch, verifies every user who was never checked and one of those whose
   * check is due, so that any number of users without access cost one call a day.
   */
  void verifyOthers(WatchedRepository repository) {
    List<Member> due = memberships.members(repository.id()).stream().filter(this::isDue).toList();
    try {
      for (Member member : due) {
        if (member.visibility().wasNeverChecked()) {
          verify(repository, member);
        }
      }
      Optional<Member> longest =
          due.stream()
              .filter(member -> !member.visibility().wasNeverChecked())
              .min(Comparator.comparing(member -> member.visibility().checkedOn().orElseThrow()));
      if (longest.isPresent()) {
        verify(repository, longest.get());
      }
    } catch (RateLimitedException | VendorUnavailableException e) {
      LOG.log(
          System.Logger.Level.WARNING,
          "checking who else may see {0} is postponed until tomorrow: {1}",
          repository.name().full(),
          e.getMessage());
    }
  }

  private boolean isDue(Member member) {
    return member.visibility().isDue(today());
  }

  private void verify(WatchedRepository repository, Member member)
      throws RateLimitedException, VendorUnavailableException {
    Optional<CredentialCandidate> candidate = credentials.of(repository, member);
    if (candidate.isEmpty()) {
      boolean ownCredential = repository.sync().goodBy().flatMap(CredentialKey::userOf).isEmpty();
      refuse(
          repository,
          member,
          FetchStatus.NO_ACCESS,
          ownCredential ? AccessErrors.PRIVATE : AccessErrors.NO_CREDENTIAL);
      return;
    }
    try {
      fetch.checkAccess(repository.current(), candidate.get().credential());
      memberships.setVisibility(repository.id(), member, member.visibility().shown(today()));
    } catch (VendorRefusedException e) {
      refuse(repository, member, AccessErrors.status(e), AccessErrors.message(e));
    }
  }

  private void refuse(
      WatchedRepository repository, Member member, FetchStatus status, String reason) {
    Instant now = clock.instant();
    memberships.setVisibility(
        repository.id(), member, member.visibility().refused(status, reason, now, today()));
  }

  private LocalDate today() {
    return FetchWindow.day(clock.instant());
  }
}
