package dev.opsledger.core.vendor;

import dev.opsledger.core.json.Json;
import dev.opsledger.core.json.MalformedJson;
import io.micronaut.json.tree.JsonNode;
import java.net.http.HttpHeaders;
import java.util.Optional;

/**
 * A vendor's answer.
 *
 * @param status the HTTP status
 * @param headers the headers
 * @param body the whole body
 */
public record VendorResponse(int status, HttpHeaders headers, byte[] body) {
  public Optional<String> header(String name) {
    return headers.firstValue(name);
  }

  /** A header that is a whole number; empty when it is missing or none. */
  public Optional<Long> numericHeader(String name) {
    return header(name).map(String::strip).filter(v -> v.matches("\\d{1,15}")).map(Long::valueOf);
  }

  /**
   * The body as JSON.
   *
   * @throws VendorUnavailable when it is not, which is worth another try later
   */
  public JsonNode json() throws VendorUnavailable {
    try {
      return Json.parse(body);
    } catch (MalformedJson e) {
      throw new VendorUnavailable("the vendor's answer is not JSON");
    }
  }
}
