package dev.opsledger.local.simulator.github.world;

/**
 * A user or an organization.
 *
 * @param type {@code User} or {@code Organization}
 */
public record Account(long id, String login, String type) {
  /** An organization. */
  public static Account organization(long id, String login) {
    return new Account(id, login, "Organization");
  }

  /** A person. */
  public static Account user(long id, String login) {
    return new Account(id, login, "User");
  }
}
