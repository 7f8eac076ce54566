package dev.opsledger.local;

import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;

/** Silences noisy libraries. */
public final class LogLevels {
  // Strong references: java.util.logging drops the level of a logger that is garbage-collected.
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

  /** Sets the log levels of all noisy libraries. */
  public static void please() {
    LOGGERS.forEach(each -> each.setLevel(Level.WARNING));
    // SQLite's own loader logs every library that it tries.
    Logger.getLogger("com.almworks.sqlite4java").setLevel(Level.OFF);
  }
}
