package dev.opsledger.deployments.domain;

import java.security.SecureRandom;
import java.util.HexFormat;

/** The addresses that projects get with their first deployment that is done. */
public final class AppUrls {
  private static final int RANDOM_BYTES = 8;
  private static final SecureRandom RANDOM = new SecureRandom();

  private final String domain;

  /**
   * @param domain the hosting platform's domain, under which each project has a name of its own
   */
  public AppUrls(String domain) {
    this.domain = domain;
  }

  /** Such as {@code https://3f9c0a5be17d2468.apps.example.com}; 64 random bits never meet. */
  public String random() {
    byte[] name = new byte[RANDOM_BYTES];
    RANDOM.nextBytes(name);
    return "https://" + HexFormat.of().formatHex(name) + "." + domain;
  }
}
