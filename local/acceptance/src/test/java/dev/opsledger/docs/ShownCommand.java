package dev.opsledger.docs;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A command that a document shows.
 *
 * @param text the command
 * @param shown the output that stands below it, perhaps with something left out
 */
record ShownCommand(String text, List<String> shown) {
  private static final Pattern ASSIGNMENT = Pattern.compile("([A-Z_]+)=.*");
  private static final Pattern NAME =
      Pattern.compile("\"((?:[^\"\\\\]|\\\\.)*)\"(\\s*:)?|[\\[\\]{}]");
  private static final Pattern FIXED = Pattern.compile("HTTP/1.1 .*|[a-z_]+(,[a-z_]+)+");

  /** The variable that it sets, if it does. */
  Optional<String> variable() {
    Matcher assignment = ASSIGNMENT.matcher(text);
    return assignment.matches() ? Optional.of(assignment.group(1)) : Optional.empty();
  }

  /** What of the printed text is unlike the shown one; empty where nothing is. */
  Optional<String> difference(String printed) {
    if (printed.isBlank() || printed.strip().equals("null")) {
      return Optional.of("prints nothing");
    }
    String first = shown.isEmpty() ? "" : shown.getFirst();
    if (first.startsWith("{") || first.startsWith("[")) {
      Set<String> expected = fields(String.join("\n", shown));
      Set<String> actual = fields(printed);
      boolean alike = first.charAt(0) == printed.charAt(0) && expected.equals(actual);
      return alike
          ? Optional.empty()
          : Optional.of("has the fields %s and not %s".formatted(actual, expected));
    }
    if (FIXED.matcher(first).matches() && !printed.lines().findFirst().orElse("").equals(first)) {
      return Optional.of("does not begin with " + first);
    }
    return Optional.empty();
  }

  /** The names of an object's fields, or of those of a list's first object. */
  static Set<String> fields(String json) {
    int level = json.startsWith("[") ? 2 : 1;
    int depth = 0;
    Set<String> fields = new TreeSet<>();
    Matcher token = NAME.matcher(json);
    while (token.find()) {
      if (token.group(1) != null) {
        if (token.group(2) != null && depth == level) {
          fields.add(token.group(1));
        }
      } else if ("[{".contains(token.group())) {
        depth++;
      } else if (depth-- == level) {
        return fields;
      }
    }
    return fields;
  }
}
