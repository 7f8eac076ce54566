package dev.opsledger.deployed;

import dev.opsledger.local.access.Need;
import dev.opsledger.local.access.Witness;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Writes down which permissions the functions needed in all tests of this run, for {@link
 * PermissionsTest}, which comes after them.
 */
public final class CallRecord implements Witness {
  static final Path FILE = Path.of("target", "calls.txt");

  private static final Set<Line> SEEN = ConcurrentHashMap.newKeySet();

  /** A permission that a function needed. */
  record Line(String function, Need need, boolean granted) {
    String text() {
      return String.join(
          " ", function, need.action(), need.resource(), granted ? "granted" : "denied");
    }

    static Line parse(String text) {
      String[] parts = text.split(" ", -1);
      return new Line(parts[0], new Need(parts[1], parts[2]), parts[3].equals("granted"));
    }
  }

  @Override
  public void saw(String function, Need need, boolean granted) {
    var line = new Line(function, need, granted);
    if (SEEN.add(line)) {
      write(line);
    }
  }

  private static synchronized void write(Line line) {
    try {
      // The first line of a run takes the place of the former run's.
      var how = SEEN.size() == 1 ? StandardOpenOption.TRUNCATE_EXISTING : StandardOpenOption.APPEND;
      Files.writeString(FILE, line.text() + "\n", StandardOpenOption.CREATE, how);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What was written down. */
  static List<Line> read() throws IOException {
    return Files.readAllLines(FILE).stream().map(Line::parse).toList();
  }
}
