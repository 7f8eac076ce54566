package dev.opsledger.local;

import java.net.URI;

/** The address of AWS's APIs, where it is not AWS's own. */
public final class Endpoint {
  private Endpoint() {}

  /** Reads {@code AWS_ENDPOINT_URL}; null when it is blank. */
  public static URI of(String text) {
    if (text.isBlank()) {
      return null;
    }
    if (text.strip().matches("https?://[^/\\s]+/?")) {
      return URI.create(text.strip().replaceFirst("/$", ""));
    }
    throw new StartException(
        "AWS_ENDPOINT_URL is \"%s\": set it to an address such as http://localhost:4566, or leave it out."
            .formatted(text));
  }
}
