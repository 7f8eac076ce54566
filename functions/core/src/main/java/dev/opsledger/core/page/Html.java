package dev.opsledger.core.page;

import dev.opsledger.core.json.Json;
import io.micronaut.json.tree.JsonNode;

/** Escapes untrusted text and JSON for HTML. */
public final class Html {
  private Html() {}

  /** Escapes text for element content and quoted attribute values. */
  public static String escape(String text) {
    var out = new StringBuilder(text.length() + 16);
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '&' -> out.append("&amp;");
        case '<' -> out.append("&lt;");
        case '>' -> out.append("&gt;");
        case '"' -> out.append("&quot;");
        case '\'' -> out.append("&#39;");
        default -> out.append(visible(c));
      }
    }
    return out.toString();
  }

  /** Replaces control characters and bidirectional overrides, which could disguise a name. */
  private static char visible(char c) {
    boolean disguise =
        Character.isISOControl(c)
            || c == '\u061C'
            || (c >= '\u200E' && c <= '\u200F')
            || (c >= '\u202A' && c <= '\u202E')
            || (c >= '\u2066' && c <= '\u2069');
    return disguise ? '\uFFFD' : c;
  }

  /** JSON for a {@code script} element: escaped so that no content can end the element. */
  public static String json(JsonNode json) {
    return Json.text(json)
        .replace("<", "\\u003c")
        .replace(">", "\\u003e")
        .replace("&", "\\u0026")
        .replace("\u2028", "\\u2028")
        .replace("\u2029", "\\u2029");
  }

  /** A whole number with narrow no-break spaces between thousands. */
  public static String number(long number) {
    return "%,d".formatted(number).replace(',', '\u202F');
  }
}
