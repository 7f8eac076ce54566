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
 */
public record VendorRequest(String method, URI uri, Map<String, String> headers, byte[] body) {
  public VendorRequest {
    headers = Map.copyOf(headers);
  }

  /** Method and path, for logs; query and headers are left out, as they may hold secrets. */
  public String describe() {
    return method + " " + uri.getRawPath();
  }
}
