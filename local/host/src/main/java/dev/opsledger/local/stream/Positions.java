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

/** The read position of one function in each shard of a stream, stored in a file. */
final class Positions {
  /** The position of a closed shard that was read to its end. */
  static final String FINISHED = "FINISHED";

  /** The position before the first record. */
  static final String START = "START";

  private final Path file;
  private final Properties positions = new Properties();

  /** Loads the positions; without a folder they are kept in memory only. */
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

  /** Saves a position atomically: after a crash the file has either the old or the new one. */
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
