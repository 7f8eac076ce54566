package dev.opsledger.activity.api;

import dev.opsledger.core.text.Sha256;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.MutableHttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Locale;

/** The validators of a response, for conditional requests (RFC 9110, section 13). */
final class Validators {
  private static final DateTimeFormatter HTTP_DATE =
      DateTimeFormatter.ofPattern("EEE, dd MMM uuuu HH:mm:ss 'GMT'", Locale.ENGLISH)
          .withZone(ZoneOffset.UTC);
  private static final int BYTES = 16;

  private final String tag;
  private final Instant modified;

  Validators(String body, Instant modified) {
    byte[] hash = Sha256.bytes(body.getBytes(StandardCharsets.UTF_8));
    this.tag = '"' + HexFormat.of().formatHex(hash, 0, BYTES) + '"';
    this.modified = modified.truncatedTo(ChronoUnit.SECONDS);
  }

  /** Adds both to a response. */
  <T> MutableHttpResponse<T> on(MutableHttpResponse<T> response) {
    return response
        .header(HttpHeaders.ETAG, tag)
        .header(HttpHeaders.LAST_MODIFIED, HTTP_DATE.format(modified));
  }

  /**
   * Whether the caller has this response already. A tag decides where there is one: an entry may
   * come late, under an earlier time.
   */
  boolean areKnownTo(HttpRequest<?> request) {
    String tags = request.getHeaders().get(HttpHeaders.IF_NONE_MATCH);
    if (tags != null) {
      return Arrays.stream(tags.split(",", -1))
          .map(each -> each.strip().replaceFirst("^W/", ""))
          .anyMatch(each -> each.equals(tag) || each.equals("*"));
    }
    String since = request.getHeaders().get(HttpHeaders.IF_MODIFIED_SINCE);
    return since != null && isUnmodified(since);
  }

  private boolean isUnmodified(String since) {
    try {
      return !modified.isAfter(ZonedDateTime.parse(since, HTTP_DATE).toInstant());
    } catch (DateTimeException e) {
      return false; // A malformed date is ignored (RFC 9110, section 13.1.3).
    }
  }
}
