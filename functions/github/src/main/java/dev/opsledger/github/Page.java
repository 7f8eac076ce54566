package dev.opsledger.github;

import dev.opsledger.core.vendor.VendorRefusedException;
import dev.opsledger.core.vendor.VendorResponse;
import dev.opsledger.core.vendor.VendorUnavailableException;
import io.micronaut.json.tree.JsonNode;
import java.net.URI;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One page of a response.
 *
 * @param body the page's JSON
 * @param etag identifies the page in a conditional request
 * @param next the URL of the next page, as GitHub sent it
 */
public record Page(JsonNode body, Optional<String> etag, Optional<URI> next) {
  /** The next link of a {@code Link} header (RFC 8288); GitHub sends {@code rel} first. */
  private static final Pattern NEXT =
      Pattern.compile("<([^>]*)>\\s*(?:;[^,<]*)?;\\s*rel\\s*=\\s*\"?next\"?(?:[\\s;,]|$)");

  static Page of(URI uri, VendorResponse response)
      throws VendorRefusedException, VendorUnavailableException {
    return new Page(response.json(), response.header("etag"), next(uri, response));
  }

  private static Optional<URI> next(URI uri, VendorResponse response)
      throws VendorRefusedException {
    String link = String.join(", ", response.headers().allValues("link"));
    Matcher matcher = NEXT.matcher(link);
    return matcher.find()
        ? Optional.of(SameOrigin.resolve(uri, matcher.group(1)))
        : Optional.empty();
  }
}
