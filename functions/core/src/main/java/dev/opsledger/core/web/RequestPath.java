package dev.opsledger.core.web;

import dev.opsledger.core.text.CleanText;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.regex.Pattern;

/**
 * Percent-encodes a request's path. API Gateway's HTTP APIs may pass characters that no URI may
 * contain, and Micronaut treats a plus as a space and a semicolon as the start of parameters,
 * although both are plain characters in a path (RFC 3986, section 3.3).
 */
final class RequestPath {
  private static final String PLAIN = "/-._~!$&'()*,=:@";
  private static final Pattern ESCAPES = Pattern.compile("(?:%[0-9A-Fa-f]{2})+");

  private RequestPath() {}

  /**
   * Encodes other than plain characters. Existing escapes stay, unless they decode to unclean text.
   */
  static String encoded(String path) {
    return ESCAPES.matcher(escaped(path)).replaceAll(run -> cleaned(run.group()));
  }

  private static String cleaned(String escapes) {
    byte[] bytes = HexFormat.of().parseHex(escapes.replace("%", ""));
    String text = new String(bytes, StandardCharsets.UTF_8);
    String clean = CleanText.of(text);
    return clean.equals(text)
        ? escapes
        : HexFormat.of()
            .withUpperCase()
            .withPrefix("%")
            .formatHex(clean.getBytes(StandardCharsets.UTF_8));
  }

  private static String escaped(String path) {
    byte[] bytes = path.getBytes(StandardCharsets.UTF_8);
    var encoded = new StringBuilder(bytes.length + 16);
    for (int i = 0; i < bytes.length; i++) {
      char c = (char) (bytes[i] & 0xff);
      if (isPlain(c) || (c == '%' && isEscape(bytes, i))) {
        encoded.append(c);
      } else {
        encoded.append('%').append(HexFormat.of().withUpperCase().toHexDigits(bytes[i]));
      }
    }
    return encoded.toString();
  }

  private static boolean isPlain(char c) {
    return (c >= 'a' && c <= 'z')
        || (c >= 'A' && c <= 'Z')
        || (c >= '0' && c <= '9')
        || PLAIN.indexOf(c) >= 0;
  }

  private static boolean isEscape(byte[] bytes, int at) {
    return at + 2 < bytes.length
        && HexFormat.isHexDigit(bytes[at + 1])
        && HexFormat.isHexDigit(bytes[at + 2]);
  }
}
