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
 * Finds out which users of a repository may see what was fetched for another's sake. What the
 * deployment's own credentials read of a public repository is for all its users; anything else is
 * for those to whom GitHub shows it as well, which costs one call for each of them and not another
 * fetch.
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

  /** A user joined, or gave a new token. */
  void verify(WatchedRepository repository, String user, boolean newToken)
      throws RateLimitedException, VendorUnavailableException {
    for (Member member : memberships.members(repository.id())) {
      boolean wanted = newToken ? !member.visibility().isTrusted(today()) : isDue(member);
      if (member.user().equals(user) && repository.sync().isRestricted() && wanted) {
        verify(repository, member);
      }
    }
  }

  /** A user's token fetched the repository, so its owner may see it. */
  void confirm(WatchedRepository repository, CredentialCandidate candidate) {
    owner(repository, candidate)
        .filter(member -> !member.visibility().isTrusted(today()))
        .ifPresent(
            member ->
                memberships.setVisibility(
                    repository.id(), member, member.visibility().shown(today())));
  }

  /** GitHub refused a user's token. */
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
   * After a fetch that is not for everybody: all that GitHub was never asked about, and of the
   * others one that is due, so that however many users without access cost one call a day.
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
          "who else may see {0} is asked tomorrow: {1}",
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
