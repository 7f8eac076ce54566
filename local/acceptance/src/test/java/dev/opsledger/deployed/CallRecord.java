package dev.opsledger.deployed;

import dev.opsledger.local.access.PermissionListener;
import dev.opsledger.local.access.RequiredPermission;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Records the permissions that functions needed in all tests of this run, for {@link
 * PermissionsTest}, which runs afterwards.
 */
public final class CallRecord implements PermissionListener {
  private static final Path FOLDER = Path.of("target");

  /** Files of former runs may be there too. */
  private static final String OF_THIS_RUN = "calls-" + System.getProperty("test.run", "") + "-";

  /** One file per process, since tests run in several. */
  private static final Path FILE =
      FOLDER.resolve(OF_THIS_RUN + ProcessHandle.current().pid() + ".txt");

  private static final Set<Line> SEEN = ConcurrentHashMap.newKeySet();

  /** A permission that a function needed, and whether its role grants it. */
  record Line(String function, RequiredPermission need, boolean granted) {
    String text() {
      return String.join(
          " ", function, need.action(), need.resource(), granted ? "granted" : "denied");
    }

    static Line parse(String text) {
      String[] parts = text.split(" ", -1);
      return new Line(
          parts[0], new RequiredPermission(parts[1], parts[2]), parts[3].equals("granted"));
    }
  }

  @Override
  public void saw(String function, RequiredPermission need, boolean granted) {
    var line = new Line(function, need, granted);
    if (SEEN.add(line)) {
      write(line);
    }
  }

  private static synchronized void write(Line line) {
    try {
      Files.createDirectories(FOLDER);
      Files.writeString(
          FILE, line.text() + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The lines recorded by all test processes. */
  static List<Line> read() throws IOException {
    var lines = new ArrayList<Line>();
    try (DirectoryStream<Path> files = Files.newDirectoryStream(FOLDER, OF_THIS_RUN + "*.txt")) {
      for (Path file : files) {
        Files.readAllLines(file).stream().map(Line::parse).forEach(lines::add);
      }
    }
    return lines;
  }
}
