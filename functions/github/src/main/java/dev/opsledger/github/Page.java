package dev.opsledger.github;

import dev.opsledger.core.json.Json;
import dev.opsledger.core.vendor.VendorRefusedException;
import dev.opsledger.core.vendor.VendorResponse;
import dev.opsledger.core.vendor.VendorUnavailableException;
import io.micronaut.json.tree.JsonNode;
import java.net.URI;
import java.util.List;
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

  /**
   * The elements of a body that is a list.
   *
   * @throws VendorUnavailableException if it is none: an answer without its list says nothing about
   *     what exists
   */
  public List<JsonNode> items() throws VendorUnavailableException {
    return items(body, "a list");
  }

  /** As {@link #items()}, of the list in a field of the body. */
  public List<JsonNode> items(String field) throws VendorUnavailableException {
    return items(body.isObject() ? body.get(field) : null, field);
  }

  private static List<JsonNode> items(JsonNode list, String name)
      throws VendorUnavailableException {
    if (list == null || !list.isArray()) {
      throw new VendorUnavailableException("GitHub's answer lacks " + name);
    }
    return Json.elements(list);
  }

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
