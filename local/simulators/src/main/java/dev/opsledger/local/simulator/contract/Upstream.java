package dev.opsledger.local.simulator.contract;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Finds the vendors' API descriptions and recorded responses; skips the calling test if they are
 * not available.
 */
public final class Upstream {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private Upstream() {}

  /** A file below {@code upstream.dir}. */
  public static Path file(String name) {
    var directory = System.getProperty("upstream.dir", "");
    assumeTrue(
        !directory.isBlank(),
        "Skipped: -Dupstream.dir=… does not say where the vendors' API descriptions are");
    var file = Path.of(directory, name);
    assumeTrue(Files.exists(file), () -> "Skipped: there is no " + file);
    return file;
  }

  /** A JSON file below {@code upstream.dir}. */
  public static JsonNode json(String name) {
    try {
      return MAPPER.readTree(file(name).toFile());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
