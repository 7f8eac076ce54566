package dev.opsledger.local.settings;

import dev.opsledger.local.StartException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Parses a {@code .env} file, {@code NAME=value} per line, as shells and other tools do: comments,
 * blank lines, {@code export}, and values in single or double quotes, which may span lines and are
 * taken literally. Errors name only the line number, because the text may be a secret.
 */
final class EnvFile {
  private static final Pattern ASSIGNMENT =
      Pattern.compile("(?:export[^\\S\n]+)?([A-Za-z_][A-Za-z0-9_.-]*)[^\\S\n]*=[^\\S\n]*");
  private static final Pattern AFTER_QUOTES = Pattern.compile("[^\\S\n]*(?:#[^\n]*)?(?:\n|$)");
  private static final Pattern COMMENT = Pattern.compile("(?:^|\\s)#.*$");
  private static final String BYTE_ORDER_MARK = "\uFEFF";

  private final Path file;
  private final String text;
  private final Map<String, String> values = new TreeMap<>();
  private int at;

  private EnvFile(Path file, String text) {
    this.file = file;
    this.text = text;
  }

  /**
   * Reads a file; a missing one has no settings.
   *
   * @throws StartException when it is malformed, in a message without any of its values
   */
  static Map<String, String> read(Path file) {
    if (Files.notExists(file)) {
      return Map.of();
    }
    var reader = new EnvFile(file, text(file));
    reader.read();
    return reader.values;
  }

  private static String text(Path file) {
    try {
      ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file));
      String text = StandardCharsets.UTF_8.newDecoder().decode(bytes).toString();
      if (text.indexOf('\0') >= 0) {
        throw new CharacterCodingException();
      }
      String unmarked = text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text;
      return unmarked.replace("\r\n", "\n").replace('\r', '\n');
    } catch (CharacterCodingException otherEncoding) {
      throw new StartException("The file %s must be encoded in UTF-8.".formatted(file));
    } catch (IOException unreadable) {
      throw new StartException(
          "The file %s cannot be read: %s".formatted(file, unreadable.getMessage()));
    }
  }

  private void read() {
    while (at < text.length()) {
      int end = endOfLine();
      String line = text.substring(at, end).strip();
      if (line.isEmpty() || line.startsWith("#")) {
        at = end + 1;
      } else {
        assignment();
      }
    }
  }

  private void assignment() {
    while (Character.isWhitespace(text.charAt(at))) {
      at++;
    }
    Matcher start = ASSIGNMENT.matcher(text).region(at, text.length());
    if (!start.lookingAt()) {
      throw refused("must be of the form NAME=value (put a value of several lines in quotes)");
    }
    at = start.end();
    boolean quoted = at < text.length() && (text.charAt(at) == '"' || text.charAt(at) == '\'');
    values.put(start.group(1), quoted ? quoted(text.charAt(at)) : plain());
  }

  private String quoted(char quote) {
    int end = text.indexOf(quote, at + 1);
    if (end < 0) {
      throw refused("has an opening quote without a closing one");
    }
    Matcher rest = AFTER_QUOTES.matcher(text).region(end + 1, text.length());
    if (!rest.lookingAt()) {
      throw refused("has text after the closing quote");
    }
    String value = text.substring(at + 1, end);
    at = rest.end();
    return value;
  }

  private String plain() {
    int end = endOfLine();
    String value = COMMENT.matcher(text.substring(at, end)).replaceFirst("").strip();
    // Rejects an unquoted PEM: a Base64 line that ends in = would be parsed as a setting without a
    // value.
    if (value.startsWith("-----BEGIN") && !value.contains("-----END")) {
      throw refused("begins a key of several lines: put it in quotes, or name the key's file");
    }
    at = end + 1;
    return value;
  }

  private int endOfLine() {
    int end = text.indexOf('\n', at);
    return end < 0 ? text.length() : end;
  }

  private StartException refused(String why) {
    long line = 1 + text.substring(0, at).chars().filter(each -> each == '\n').count();
    return new StartException("Line %d of the file %s %s.".formatted(line, file, why));
  }
}
