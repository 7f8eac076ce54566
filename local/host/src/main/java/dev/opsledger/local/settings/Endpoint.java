package dev.opsledger.local.settings;

import dev.opsledger.local.StartException;
import java.net.URI;

/** A custom endpoint for all AWS APIs. */
public final class Endpoint {
  private Endpoint() {}

  /** Parses the value of {@code AWS_ENDPOINT_URL}; null when it is blank. */
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
