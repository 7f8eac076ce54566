package dev.opsledger.local;

import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;

/** Keeps the libraries from telling what nobody asked. */
public final class LogLevels {
  // java.util.logging forgets the level of a logger that nobody holds.
  private static final List<Logger> LOGGERS =
      Stream.of(
              "org.apache.pekko",
              "org.elasticmq",
              "org.eclipse.jetty",
              "scalikejdbc",
              "com.almworks.sqlite4java",
              "com.amazonaws",
              "software.amazon",
              "io.micronaut")
          .map(Logger::getLogger)
          .toList();

  private LogLevels() {}

  public static void please() {
    LOGGERS.forEach(each -> each.setLevel(Level.WARNING));
    // SQLite's own loader tells of every library it tries.
    Logger.getLogger("com.almworks.sqlite4java").setLevel(Level.OFF);
  }
}
