package dev.opsledger.deployments.domain;

import java.security.SecureRandom;
import java.util.HexFormat;

/** The URLs that projects are assigned when their first deployment is done. */
public final class AppUrls {
  private static final int RANDOM_BYTES = 8;
  private static final SecureRandom RANDOM = new SecureRandom();

  private final String domain;

  /**
   * @param domain the hosting platform's domain; each project gets a subdomain
   */
  public AppUrls(String domain) {
    this.domain = domain;
  }

  /** A URL such as {@code https://3f9c0a5be17d2468.apps.example.com}, with 64 random bits. */
  public String random() {
    byte[] name = new byte[RANDOM_BYTES];
    RANDOM.nextBytes(name);
    return "https://" + HexFormat.of().formatHex(name) + "." + domain;
  }
}
