package dev.opsledger.traffic.sync;

import dev.opsledger.core.config.Secret;
import dev.opsledger.core.vendor.RateLimitedException;
import dev.opsledger.core.vendor.VendorRefusedException;
import dev.opsledger.core.vendor.VendorUnavailableException;
import dev.opsledger.github.Installations;
import dev.opsledger.github.TokenCredential;
import dev.opsledger.traffic.domain.CredentialKey;
import dev.opsledger.traffic.domain.Member;
import dev.opsledger.traffic.domain.SyncState;
import dev.opsledger.traffic.domain.WatchedRepository;
import dev.opsledger.traffic.store.MembershipStore;
import dev.opsledger.traffic.store.TokenVault;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * As whom GitHub is asked for a repository's traffic: the App's installation for the owner, else a
 * token that a user gave with the repository, else the deployment's own. The one that works is kept
 * to. After a refusal the next one's turn comes in the next fetch, so that an installation that
 * does not cover the repository does not hide a token that does, and no fetch costs more calls.
 */
public final class CredentialSelector {
  private static final System.Logger LOG = System.getLogger(CredentialSelector.class.getName());

  private final Installations installations;
  private final MembershipStore memberships;
  private final Optional<TokenVault> vault;
  private final Optional<Secret> ownToken;

  public CredentialSelector(
      Installations installations,
      MembershipStore memberships,
      Optional<TokenVault> vault,
      Optional<Secret> ownToken) {
    this.installations = installations;
    this.memberships = memberships;
    this.vault = vault;
    this.ownToken = ownToken;
  }

  /**
   * As whom GitHub is to be asked, one after the other.
   *
   * @param all whose turn it is
   * @param appFailure why nobody knows whether the App has a turn, empty when that is known
   */
  record Candidates(
      List<CredentialCandidate> all, Optional<VendorUnavailableException> appFailure) {}

  /**
   * Whose turn it is, and after that the token that somebody just gave, so that nobody waits until
   * tomorrow to learn whether it works; empty when there is nobody to ask as.
   */
  Candidates candidates(WatchedRepository repository, FetchUnit fetchUnit)
      throws RateLimitedException {
    List<Member> members = memberships.members(repository.id());
    List<CredentialCandidate> given =
        members.stream()
            .filter(member -> fetchUnit.user().equals(Optional.of(member.user())))
            .flatMap(member -> ofToken(repository, member).stream())
            .toList();
    if (fetchUnit.cause() == FetchUnit.Cause.TOKEN && !given.isEmpty()) {
      return new Candidates(given, Optional.empty());
    }
    var possible = new ArrayList<CredentialCandidate>();
    Optional<VendorUnavailableException> appFailure = addApp(repository, possible);
    addTokens(repository, members, possible);
    var candidates = new ArrayList<CredentialCandidate>();
    next(possible, repository.sync()).ifPresent(candidates::add);
    given.stream()
        .filter(
            candidate ->
                candidates.isEmpty() || !candidates.getFirst().key().equals(candidate.key()))
        .forEach(candidates::add);
    return new Candidates(candidates, appFailure);
  }

  /**
   * Whether the App is installed is about the deployment and not about one repository: when GitHub
   * does not say, those that need no App go on.
   */
  private Optional<VendorUnavailableException> addApp(
      WatchedRepository repository, List<CredentialCandidate> all) throws RateLimitedException {
    try {
      installations
          .of(repository.current().owner())
          .ifPresent(
              installation -> all.add(new CredentialCandidate(CredentialKey.APP, installation)));
      return Optional.empty();
    } catch (VendorRefusedException e) {
      return Optional.of(
          new VendorUnavailableException("the App's installations: " + e.getMessage()));
    } catch (VendorUnavailableException e) {
      return Optional.of(e);
    }
  }

  /**
   * As whom GitHub is asked what one user may see: by the token the user gave; of a repository that
   * everybody may see also by our own.
   */
  Optional<CredentialCandidate> of(WatchedRepository repository, Member member) {
    boolean isPublic = repository.sync().isPublic().orElse(false);
    return ofToken(repository, member).or(() -> isPublic ? ownToken() : Optional.empty());
  }

  private static Optional<CredentialCandidate> next(
      List<CredentialCandidate> possible, SyncState state) {
    if (possible.isEmpty()) {
      return Optional.empty();
    }
    List<String> keys = possible.stream().map(CredentialCandidate::key).toList();
    int last = state.tried().map(keys::indexOf).orElse(-1);
    boolean stay = last >= 0 && !state.wasRefused();
    return Optional.of(possible.get(stay ? last : (last + 1) % possible.size()));
  }

  /**
   * Tokens that never worked have no turn where others did: whoever adds a repository with a made
   * up token must not take days from those who may see it.
   */
  private void addTokens(
      WatchedRepository repository, List<Member> members, List<CredentialCandidate> all) {
    boolean anyWorked =
        members.stream().anyMatch(member -> hasWorked(member) && member.token().isPresent());
    for (Member member : members) {
      if (hasWorked(member) || !anyWorked) {
        ofToken(repository, member).ifPresent(all::add);
      }
    }
    ownToken().ifPresent(all::add);
  }

  private static boolean hasWorked(Member member) {
    return member.visibility().until().isPresent();
  }

  private Optional<CredentialCandidate> ownToken() {
    return ownToken.map(
        token ->
            new CredentialCandidate(CredentialKey.OWN, new TokenCredential("GITHUB_TOKEN", token)));
  }

  /** A token sealed with a key that is gone cannot be used, which is no reason to use no other. */
  private Optional<CredentialCandidate> ofToken(WatchedRepository repository, Member member) {
    try {
      return vault.flatMap(
          v ->
              member
                  .token()
                  .map(given -> openToken(v, repository.id(), member.user(), given))
                  .map(
                      token ->
                          new CredentialCandidate(
                              CredentialKey.ofUser(member.user()), credential(member, token))));
    } catch (IllegalStateException e) {
      LOG.log(System.Logger.Level.ERROR, "a user's token cannot be opened: {0}", e.getMessage());
      return Optional.empty();
    }
  }

  /** A token that a former key sealed is sealed anew, so that the former key can go. */
  private Secret openToken(TokenVault v, String repository, String user, String sealed) {
    String purpose = TokenVault.purpose(repository, user);
    Secret token = v.open(sealed, purpose);
    if (!v.isCurrent(sealed)) {
      memberships.reseal(repository, user, sealed, v.seal(token, purpose));
    }
    return token;
  }

  private static TokenCredential credential(Member member, Secret token) {
    return new TokenCredential("a token of user " + member.user().substring(0, 8), token);
  }
}
