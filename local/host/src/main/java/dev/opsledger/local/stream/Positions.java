package dev.opsledger.local.stream;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import java.util.Properties;

/** How far one function has read each shard of a stream, kept in a file. */
final class Positions {
  /** The position of a shard that was read to its end and will never grow. */
  static final String FINISHED = "FINISHED";

  /** The position before the first record. */
  static final String START = "START";

  private final Path file;
  private final Properties positions = new Properties();

  /** Reads them; without a folder they are kept in memory alone. */
  Positions(Path folder, String reader) {
    this.file = folder == null ? null : folder.resolve(reader + ".properties");
    if (file != null && Files.exists(file)) {
      try (Reader in = Files.newBufferedReader(file)) {
        positions.load(in);
      } catch (IOException failure) {
        throw new UncheckedIOException(failure);
      }
    }
  }

  boolean none() {
    return positions.isEmpty();
  }

  Optional<String> of(String shard) {
    return Optional.ofNullable(positions.getProperty(shard));
  }

  boolean finished(String shard) {
    return FINISHED.equals(positions.getProperty(shard));
  }

  /** Moves on; a crash leaves either the old position or the new one. */
  void save(String shard, String position) {
    positions.setProperty(shard, position);
    if (file == null) {
      return;
    }
    try {
      Files.createDirectories(file.getParent());
      Path draft = file.resolveSibling(file.getFileName() + ".new");
      try (Writer out = Files.newBufferedWriter(draft)) {
        positions.store(out, null);
      }
      Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
