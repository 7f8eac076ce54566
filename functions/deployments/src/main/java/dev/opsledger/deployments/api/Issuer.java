package dev.opsledger.deployments.api;

import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;

/**
 * An issuer of JWTs.
 *
 * @param address its URL without a slash at the end, which some issuers add
 */
public record Issuer(String address) {
  /** The issuer at a URL, empty unless the URL is https, or http on loopback. */
  public static Optional<Issuer> of(String address) {
    return isTrusted(address) ? Optional.of(new Issuer(withoutSlash(address))) : Optional.empty();
  }

  /** Whether keys may be fetched from a URL: over https, or on loopback. */
  static boolean isTrusted(String address) {
    try {
      var uri = new URI(address);
      return uri.getHost() != null
          && uri.getUserInfo() == null
          && ("https".equals(uri.getScheme())
              || ("http".equals(uri.getScheme()) && isLoopback(uri.getHost())));
    } catch (URISyntaxException e) {
      return false;
    }
  }

  private static boolean isLoopback(String host) {
    return host.equals("localhost")
        || (host.matches("127(\\.\\d{1,3}){3}|\\[::1\\]") && ofLiteral(host).isLoopbackAddress());
  }

  private static InetAddress ofLiteral(String host) {
    return InetAddress.ofLiteral(host.replaceAll("[\\[\\]]", ""));
  }

  boolean isClaimed(String claim) {
    return claim != null && withoutSlash(claim).equals(address);
  }

  private static String withoutSlash(String address) {
    return address.endsWith("/") ? address.substring(0, address.length() - 1) : address;
  }
}
