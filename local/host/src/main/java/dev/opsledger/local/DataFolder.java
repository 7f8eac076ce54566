package dev.opsledger.local;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** The folder with all persistent state, locked by one host at a time. */
final class DataFolder implements AutoCloseable {
  private static final String KEPT = "{lock,dynamodb*,queues*,positions,secrets,demo,published*}";

  private final Path path;
  private final FileChannel channel;

  private DataFolder(Path path, FileChannel channel) {
    this.path = path;
    this.channel = channel;
  }

  /** No folder: all state is kept in memory. */
  static DataFolder none() {
    return new DataFolder(null, null);
  }

  static DataFolder open(Path path) {
    try {
      PrivateFiles.folder(path);
      PrivateFiles.folder(path.resolve("dynamodb"));
      FileChannel channel =
          FileChannel.open(
              path.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      if (!lock(channel)) {
        channel.close();
        throw new StartException(
            "Another process uses the data folder %s: stop it, or set OPSLEDGER_DATA to another folder."
                .formatted(path));
      }
      tighten(path);
      // Left behind by a host that was killed; its DynamoDB is gone.
      Files.deleteIfExists(path.resolve(StoredTable.NOTE));
      Files.deleteIfExists(path.resolve(StoredTable.EVENTS_NOTE));
      return new DataFolder(path, channel);
    } catch (IOException unusable) {
      throw new StartException(
          "The data folder %s cannot be used: %s".formatted(path, unusable.getMessage()));
    }
  }

  /**
   * Restricts files that former versions created world-readable. Only known names, since the folder
   * may hold other files, too.
   */
  private static void tighten(Path path) throws IOException {
    try (DirectoryStream<Path> kept = Files.newDirectoryStream(path, KEPT)) {
      for (Path each : kept) {
        PrivateFiles.tightenAll(each);
      }
    }
  }

  /** Whether a running host has locked the folder. */
  static boolean isInUse(Path path) throws IOException {
    try (FileChannel channel =
        FileChannel.open(
            path.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
      return !lock(channel);
    }
  }

  private static boolean lock(FileChannel channel) throws IOException {
    try {
      FileLock lock = channel.tryLock();
      return lock != null;
    } catch (OverlappingFileLockException sameProcess) {
      return false;
    }
  }

  /** A subfolder, or null when all state is in memory. */
  Path folder(String name) {
    return path == null ? null : path.resolve(name);
  }

  boolean isKept() {
    return path != null;
  }

  Path path() {
    return path;
  }

  @Override
  public void close() throws IOException {
    if (channel != null) {
      channel.close();
    }
  }
}
