package dev.opsledger.core.vendor;

import java.net.URI;
import java.util.Map;

/**
 * A request to a vendor.
 *
 * @param method the HTTP method
 * @param uri the complete URI
 * @param headers the headers, credentials included
 * @param body the body, or null for none
 * @param what names the request in logs
 */
public record VendorRequest(
    String method, URI uri, Map<String, String> headers, byte[] body, String what) {
  public VendorRequest {
    headers = Map.copyOf(headers);
  }

  /** A request that its path names; so a path must not hold a secret. */
  public VendorRequest(String method, URI uri, Map<String, String> headers, byte[] body) {
    this(method, uri, headers, body, uri.getRawPath());
  }

  /** Method and path, for logs; query and headers are left out, as they may hold secrets. */
  public String describe() {
    return method + " " + what;
  }
}
