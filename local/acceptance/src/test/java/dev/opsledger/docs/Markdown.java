package dev.opsledger.docs;

import dev.opsledger.local.Checkout;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** A document of the repository, read as GitHub shows it. */
record Markdown(Path file, List<String> lines) {
  static final Path ROOT = Checkout.file("").normalize();

  private static final Pattern LINK = Pattern.compile("\\[[^\\[\\]]*]\\(([^()\\s]+)\\)");
  private static final Pattern HEADING = Pattern.compile("#{1,6} +(.*?)[ #]*");
  private static final Pattern CODE = Pattern.compile("`([^`]+)`");

  static Markdown read(String name) {
    return read(ROOT.resolve(name));
  }

  static Markdown read(Path file) {
    try {
      return new Markdown(file, Files.readAllLines(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What stands outside code blocks. */
  List<String> prose() {
    List<String> prose = new ArrayList<>();
    boolean inBlock = false;
    for (String line : lines) {
      boolean fence = line.strip().startsWith("```");
      if (!fence && !inBlock) {
        prose.add(line);
      }
      inBlock ^= fence;
    }
    return prose;
  }

  /** The targets of all links. */
  List<String> links() {
    String text = CODE.matcher(String.join("\n", prose())).replaceAll("code");
    return LINK.matcher(text).results().map(link -> link.group(1)).toList();
  }

  /** The anchors that GitHub gives the headings. */
  List<String> anchors() {
    List<String> anchors = new ArrayList<>();
    Map<String, Integer> seen = new HashMap<>();
    for (String line : prose()) {
      var heading = HEADING.matcher(line);
      if (heading.matches()) {
        String text = LINK.matcher(heading.group(1)).replaceAll("$1");
        String anchor =
            text.toLowerCase(Locale.ROOT)
                .replaceAll("[^\\p{L}\\p{N}\\p{M}_ -]", "")
                .replace(' ', '-');
        int before = seen.merge(anchor, 1, Integer::sum) - 1;
        anchors.add(before == 0 ? anchor : anchor + "-" + before);
      }
    }
    return anchors;
  }

  /** What stands between backticks in a piece of text. */
  static List<String> code(String text) {
    return CODE.matcher(text).results().map((MatchResult found) -> found.group(1)).toList();
  }

  /** The commands of all {@code console} blocks, in order. */
  List<ShownCommand> commands() {
    List<ShownCommand> commands = new ArrayList<>();
    List<String> shown = new ArrayList<>();
    boolean console = false;
    for (String line : lines) {
      if (line.startsWith("```")) {
        console = line.equals("```console");
      } else if (console && line.startsWith("$ ")) {
        shown = new ArrayList<>();
        commands.add(new ShownCommand(line.substring(2), shown));
      } else if (console) {
        shown.add(line);
      }
    }
    return commands;
  }
}
