package dev.opsledger.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.System.Logger.Level;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.ValueLayout;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

/**
 * Protects the host's files from other users of the machine: folders are 0700 and files 0600,
 * regardless of the umask at startup. Does nothing on file systems without POSIX permissions.
 */
public final class PrivateFiles {
  private static final Set<PosixFilePermission> FOLDER =
      PosixFilePermissions.fromString("rwx------");
  private static final Set<PosixFilePermission> FILE = PosixFilePermissions.fromString("rw-------");
  private static final boolean POSIX =
      FileSystems.getDefault().supportedFileAttributeViews().contains("posix");

  // Sets a umask for the whole process, because the databases create files of their own.
  private static final CompletableFuture<Void> UMASK =
      CompletableFuture.runAsync(PrivateFiles::restrict, task -> Thread.ofPlatform().start(task));

  private PrivateFiles() {}

  /** Starts setting the umask in the background; {@link #folder} waits for it. */
  public static void prepare() {
    // Initializing the class has already started it.
  }

  /**
   * Creates a folder with its parents if it is missing, and makes it accessible to its owner only.
   */
  public static Path folder(Path path) throws IOException {
    UMASK.join();
    Files.createDirectories(path);
    tighten(path);
    return path;
  }

  /** Makes an existing file or folder, with all contents, accessible to its owner only. */
  static void tightenAll(Path path) throws IOException {
    if (!POSIX || Files.notExists(path, LinkOption.NOFOLLOW_LINKS)) {
      return;
    }
    try (Stream<Path> all = Files.walk(path)) {
      all.filter(each -> !Files.isSymbolicLink(each)).forEach(PrivateFiles::tighten);
    } catch (UncheckedIOException unreadable) {
      throw unreadable.getCause();
    }
  }

  private static void tighten(Path path) {
    if (!POSIX) {
      return;
    }
    var wanted = Files.isDirectory(path) ? FOLDER : FILE;
    try {
      if (!Files.getPosixFilePermissions(path).equals(wanted)) {
        Files.setPosixFilePermissions(path, wanted);
      }
    } catch (IOException | UnsupportedOperationException notOurs) {
      System.getLogger(PrivateFiles.class.getName())
          .log(
              Level.WARNING,
              "{0} cannot be restricted to its owner, so others may read it: {1}",
              path,
              notOurs);
    }
  }

  @SuppressWarnings("restricted")
  private static void restrict() {
    Linker linker = Linker.nativeLinker();
    var type = FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.JAVA_INT);
    linker
        .defaultLookup()
        .find("umask")
        .ifPresent(
            umask -> {
              try {
                int _ = (int) linker.downcallHandle(umask, type).invokeExact(0077);
              } catch (Throwable impossible) {
                throw new IllegalStateException(impossible);
              }
            });
  }
}
