package dev.opsledger.traffic.sync;

import dev.opsledger.core.config.Secret;
import dev.opsledger.core.vendor.RateLimitedException;
import dev.opsledger.core.vendor.VendorRefusedException;
import dev.opsledger.core.vendor.VendorUnavailableException;
import dev.opsledger.github.Credential;
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
 * Selects the credential for fetching a repository: the App's installation for the owner, else a
 * token that a user gave with the repository, else the deployment's own token. A credential that
 * works is kept. After a refusal the next fetch tries the next one, so that an installation that
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
   * The credentials to try, in this order.
   *
   * @param all the credentials
   * @param appFailure why the App's installation could not be looked up, empty if it could
   */
  record Candidates(
      List<CredentialCandidate> all, Optional<VendorUnavailableException> appFailure) {}

  /**
   * The credential whose turn it is, then the token that a user just gave, so that the user learns
   * at once whether it works; empty if there is no credential.
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
    boolean planned = fetchUnit.cause() == FetchUnit.Cause.PLANNED;
    Optional<VendorUnavailableException> appFailure = addApp(repository, planned, possible);
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
   * Adds the App's installation. If looking it up fails, the other credentials can still be used.
   */
  private Optional<VendorUnavailableException> addApp(
      WatchedRepository repository, boolean planned, List<CredentialCandidate> all)
      throws RateLimitedException {
    String owner = repository.current().owner();
    try {
      // Somebody who adds a repository may have installed the App a moment ago.
      Optional<Credential> installation =
          planned ? installations.of(owner) : installations.ofNow(owner);
      installation.ifPresent(
          credential -> all.add(new CredentialCandidate(CredentialKey.APP, credential)));
      return Optional.empty();
    } catch (VendorRefusedException e) {
      return Optional.of(
          new VendorUnavailableException("the App's installations: " + e.getMessage()));
    } catch (VendorUnavailableException e) {
      return Optional.of(e);
    }
  }

  /**
   * The credential for checking what one user may see: the user's token, or for a public repository
   * the deployment's own.
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

  /** Whether a user of the repository has given a token that can be opened. */
  boolean hasToken(WatchedRepository repository, String user) {
    return memberships.members(repository.id()).stream()
        .filter(member -> member.user().equals(user))
        .anyMatch(member -> ofToken(repository, member).isPresent());
  }

  /**
   * Skips tokens that never worked if another one did, so that a user with an invalid token cannot
   * delay the fetches of others. They are opened all the same, which moves them to the newest key.
   */
  private void addTokens(
      WatchedRepository repository, List<Member> members, List<CredentialCandidate> all) {
    boolean anyWorked =
        members.stream().anyMatch(member -> hasWorked(member) && member.token().isPresent());
    for (Member member : members) {
      Optional<CredentialCandidate> given = ofToken(repository, member);
      if (hasWorked(member) || !anyWorked) {
        given.ifPresent(all::add);
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

  /** The user's token; a token sealed with a lost key is skipped. */
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

  /**
   * Opens a token and reseals it if a former key sealed it, so that the former key can be removed.
   */
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
