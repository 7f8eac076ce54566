package dev.opsledger.front.dora;

import java.util.Locale;

/**
 * The environment whose deployments count. Deployments without one were deployed to production, and
 * integrations name that in their own ways: Vercel {@code Production – shop}, Cloudflare {@code
 * shop (Production)}.
 *
 * @param name its name; letter case does not count
 */
public record Environment(String name) {
  /** The environment that figures are about unless another is asked for. */
  public static final Environment PRODUCTION = new Environment("production");

  /** The environment to which a deployment was made. */
  static Environment of(String given) {
    return PRODUCTION.includes(given) ? PRODUCTION : new Environment(given);
  }

  boolean includes(String environment) {
    String wanted = name.toLowerCase(Locale.ROOT);
    String given = environment.toLowerCase(Locale.ROOT);
    return given.equals(wanted)
        || (wanted.equals(PRODUCTION.name)
            && given.matches("prod|production\\s+[-–].*|.*\\(production\\)"));
  }
}
