package dev.opsledger.deployments.api;

import dev.opsledger.core.error.RequestException;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Set;

/** The address of a deployment's log, which whoever may read the deployment is shown. */
final class LogAddress {
  private static final Set<String> SCHEMES = Set.of("http", "https");

  private LogAddress() {}

  /**
   * Reads an address; its scheme is put into small letters.
   *
   * @throws RequestException 400 if it is no address of the web, or contains a credential
   */
  static String of(String text) {
    URI uri = parse(text.strip());
    String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
    String authority = uri.getRawAuthority();
    if (!SCHEMES.contains(scheme) || authority == null) {
      throw RequestException.invalid("url must be an http or https address");
    }
    if (authority.contains("@")) {
      throw RequestException.invalid("url must not contain a user name or a password");
    }
    if (uri.getHost() == null) {
      throw RequestException.invalid(
          "url must have a valid host in ASCII; write other letters of its name in Punycode (xn--)");
    }
    return scheme + uri.toString().substring(scheme.length());
  }

  private static URI parse(String text) {
    try {
      return new URI(text);
    } catch (URISyntaxException e) {
      throw RequestException.invalid(
          "url must be a valid address, with spaces and special characters percent-encoded");
    }
  }
}
