package dev.opsledger.local;

import static org.junit.jupiter.api.Assumptions.abort;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Finds programs of the machine that some tests need. */
public final class Programs {
  private Programs() {}

  /**
   * Finds a program on the PATH. Without it the calling test is skipped, or fails if a system
   * property is true.
   *
   * @param name the program's file name
   * @param required the name of that property, such as {@code browser.required}
   */
  public static Path installed(String name, String required) {
    Optional<Path> program =
        Stream.of(System.getenv("PATH").split(Pattern.quote(File.pathSeparator), -1))
            .map(directory -> Path.of(directory, name))
            .filter(Files::isExecutable)
            .findFirst();
    if (program.isEmpty()) {
      String message = "there is no %s on the path".formatted(name);
      if (Boolean.getBoolean(required)) {
        throw new AssertionError(message + ", and -D" + required + "=true asks for it");
      }
      abort("Skipped: " + message);
    }
    return program.orElseThrow();
  }
}
