package dev.opsledger.local.simulator.server;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.eclipse.jetty.http.BadMessageException;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.util.UrlEncoded;

/** Converts Jetty's requests, including the whole body. */
final class JettyRequests {
  private JettyRequests() {}

  static SimulatedRequest read(Request jetty) throws IOException {
    var uri = jetty.getHttpURI();
    return new SimulatedRequest(
        jetty.getMethod(),
        uri.getScheme() + "://" + uri.getAuthority(),
        uri.getPath(),
        Objects.requireNonNullElse(uri.getQuery(), ""),
        query(uri.getQuery()),
        headers(jetty),
        Content.Source.asString(jetty, StandardCharsets.UTF_8),
        Request.getRemoteAddr(jetty));
  }

  private static Map<String, List<String>> query(String raw) {
    var query = new LinkedHashMap<String, List<String>>();
    if (raw != null) {
      try {
        UrlEncoded.decodeUtf8To(raw, 0, raw.length(), (name, value) -> add(query, name, value));
      } catch (IllegalArgumentException e) {
        // Jetty responds to this exception with a 400.
        throw new BadMessageException("Malformed query", e);
      }
    }
    return query;
  }

  private static void add(Map<String, List<String>> query, String name, String value) {
    query.computeIfAbsent(name, key -> new ArrayList<>()).add(value);
  }

  private static Map<String, String> headers(Request jetty) {
    var headers = new LinkedHashMap<String, String>();
    jetty
        .getHeaders()
        .forEach(
            field ->
                headers.merge(
                    field.getName().toLowerCase(Locale.ROOT),
                    Objects.requireNonNullElse(field.getValue(), ""),
                    (first, second) -> first + ", " + second));
    return headers;
  }
}
