package dev.opsledger.core.vendor;

import dev.opsledger.core.json.Json;
import dev.opsledger.core.json.MalformedJsonException;
import io.micronaut.json.tree.JsonNode;
import java.net.http.HttpHeaders;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/**
 * A vendor's response.
 *
 * @param status the HTTP status
 * @param headers the headers
 * @param body the complete body
 */
public record VendorResponse(int status, HttpHeaders headers, byte[] body) {
  /** The first value of a header; empty if missing. */
  public Optional<String> header(String name) {
    return headers.firstValue(name);
  }

  /** The whole number in a header; empty if missing or not a whole number. */
  public Optional<Long> numericHeader(String name) {
    return header(name).map(String::strip).filter(v -> v.matches("\\d{1,15}")).map(Long::valueOf);
  }

  /** The time given by {@code retry-after}, as seconds or as a date (RFC 9110, 10.2.3). */
  public Optional<Instant> retryAfter(Instant now) {
    return secondsFrom(now, "retry-after")
        .or(() -> header("retry-after").flatMap(VendorResponse::date));
  }

  /** The time given by a header as a number of seconds from now. */
  public Optional<Instant> secondsFrom(Instant now, String header) {
    return numericHeader(header).map(now::plusSeconds);
  }

  private static Optional<Instant> date(String text) {
    try {
      return Optional.of(Instant.from(DateTimeFormatter.RFC_1123_DATE_TIME.parse(text.strip())));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  /**
   * The body as JSON.
   *
   * @throws VendorUnavailableException if it is not JSON, which a later retry may fix
   */
  public JsonNode json() throws VendorUnavailableException {
    try {
      return Json.parse(body);
    } catch (MalformedJsonException e) {
      throw new VendorUnavailableException("the vendor's response is not JSON");
    }
  }
}
