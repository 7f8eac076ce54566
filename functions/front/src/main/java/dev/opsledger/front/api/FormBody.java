package dev.opsledger.front.api;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;

/** Parses forms as browsers send them ({@code application/x-www-form-urlencoded}). */
final class FormBody {
  private FormBody() {}

  /** The first value of a field; empty text if it is missing or malformed. */
  static String field(byte[] body, String name) {
    for (String pair : new String(body, StandardCharsets.UTF_8).split("&", -1)) {
      if (pair.startsWith(name + "=")) {
        try {
          return URLDecoder.decode(pair.substring(name.length() + 1), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
          return "";
        }
      }
    }
    return "";
  }
}
