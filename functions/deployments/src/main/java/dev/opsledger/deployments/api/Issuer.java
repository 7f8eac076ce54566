package dev.opsledger.deployments.api;

import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;

/**
 * Who signs JWTs.
 *
 * @param address its address without a slash at the end, which issuers write or leave out at will
 */
public record Issuer(String address) {
  /** An issuer by its address; empty when that is not https, or http on loopback. */
  public static Optional<Issuer> of(String address) {
    return isTrusted(address) ? Optional.of(new Issuer(bare(address))) : Optional.empty();
  }

  /** Whether keys may be fetched from there: nobody between can change what https brings. */
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

  boolean is(String claim) {
    return claim != null && bare(claim).equals(address);
  }

  private static String bare(String address) {
    return address.endsWith("/") ? address.substring(0, address.length() - 1) : address;
  }
}
