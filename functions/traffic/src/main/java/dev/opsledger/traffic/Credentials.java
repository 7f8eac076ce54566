package dev.opsledger.traffic;

import dev.opsledger.core.config.Secret;
import dev.opsledger.core.vendor.RateLimited;
import dev.opsledger.core.vendor.VendorRefused;
import dev.opsledger.core.vendor.VendorUnavailable;
import dev.opsledger.github.Credential;
import dev.opsledger.github.Installations;
import dev.opsledger.github.TokenCredential;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * As whom GitHub is asked for a repository's traffic: the App's installation for the owner, else a
 * token that a user gave with the repository, else the deployment's own. One of them is tried in
 * each fetch; after a refusal the next one's turn comes, so that an installation that does not
 * cover the repository does not hide a token that does, and no fetch costs more calls.
 */
final class Credentials {
  private static final System.Logger LOG = System.getLogger(Credentials.class.getName());

  private final Installations installations;
  private final RepositoryStore repositories;
  private final Optional<TokenVault> vault;
  private final Optional<Secret> ownToken;

  Credentials(
      Installations installations,
      RepositoryStore repositories,
      Optional<TokenVault> vault,
      Optional<Secret> ownToken) {
    this.installations = installations;
    this.repositories = repositories;
    this.vault = vault;
    this.ownToken = ownToken;
  }

  /** Whose turn it is; empty when there is nobody to ask as. */
  Optional<Credential> choose(Repository repository)
      throws RateLimited, VendorRefused, VendorUnavailable {
    List<Credential> possible = all(repository);
    return possible.isEmpty()
        ? Optional.empty()
        : Optional.of(possible.get((int) (repository.sync().credential() % possible.size())));
  }

  private List<Credential> all(Repository repository)
      throws RateLimited, VendorRefused, VendorUnavailable {
    var all = new ArrayList<Credential>();
    installations.of(repository.name().owner()).ifPresent(all::add);
    for (Map.Entry<String, String> given : repositories.tokens(repository.id()).entrySet()) {
      open(repository.id(), given).ifPresent(all::add);
    }
    ownToken.map(token -> new TokenCredential("GITHUB_TOKEN", token)).ifPresent(all::add);
    return all;
  }

  /** A token sealed with a key that is gone cannot be used, which is no reason to use no other. */
  private Optional<Credential> open(String repository, Map.Entry<String, String> given) {
    String user = given.getKey();
    try {
      return vault.map(
          v ->
              new TokenCredential(
                  "a token of user " + user.substring(0, 8),
                  v.open(given.getValue(), purpose(repository, user))));
    } catch (IllegalStateException e) {
      LOG.log(System.Logger.Level.ERROR, "a user's token cannot be opened: {0}", e.getMessage());
      return Optional.empty();
    }
  }

  /** What a user's token is sealed for. */
  static String purpose(String repository, String user) {
    return repository + "/" + user;
  }
}
