package dev.opsledger.ci.domain;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Whose runs are read: an account that the App is installed in.
 *
 * @param id the account's id; empty for one stored by a former version and not listed since
 * @param login what it is called now
 * @param logins everything it was ever called here
 */
public record Owner(Optional<Long> id, String login, Set<String> logins) {
  /** No login begins so: it holds letters, digits and hyphens. */
  private static final String BY_ID = "id:";

  /** What stands for an owner in keys: the id, as the name may change. */
  public static String key(Optional<Long> id, String login) {
    return id.map(number -> BY_ID + number).orElseGet(() -> login.toLowerCase(Locale.ROOT));
  }

  /**
   * The keys under which its runs stand.
   *
   * @param named whether there may be rows of a former version, which keyed them by name
   */
  public List<String> keys(boolean named) {
    var keys = new ArrayList<String>();
    if (named || id.isEmpty()) {
      // A run that is moved meanwhile goes from these to the other: read last, it is not missed.
      logins.stream().map(name -> key(Optional.empty(), name)).distinct().forEach(keys::add);
    }
    id.ifPresent(number -> keys.add(key(id, login)));
    return keys;
  }

  /** Whether a row found under a name is this owner's, and not of another that had the name. */
  public boolean owns(Optional<Long> ownerId) {
    return id.isEmpty() || ownerId.isEmpty() || id.equals(ownerId);
  }
}
