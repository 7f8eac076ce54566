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
 * Keeps what a host stores from the other users of a machine: folders are their owner's alone
 * (0700), and so are files (0600), whatever umask the host was started with. Where the file system
 * has no such permissions there is nothing to do.
 */
public final class PrivateFiles {
  private static final Set<PosixFilePermission> FOLDER =
      PosixFilePermissions.fromString("rwx------");
  private static final Set<PosixFilePermission> FILE = PosixFilePermissions.fromString("rw-------");
  private static final boolean POSIX =
      FileSystems.getDefault().supportedFileAttributeViews().contains("posix");

  // The databases make files of their own whenever they like, so the whole process gets a umask.
  private static final CompletableFuture<Void> UMASK =
      CompletableFuture.runAsync(PrivateFiles::restrict, task -> Thread.ofPlatform().start(task));

  private PrivateFiles() {}

  /** Begins what takes a moment; {@link #folder} waits for it. */
  public static void prepare() {
    // Whoever calls this has initialized the class, and so begun.
  }

  /** Makes a folder, with those it is in, unless it is there, and takes it from all others. */
  public static Path folder(Path path) throws IOException {
    UMASK.join();
    Files.createDirectories(path);
    tighten(path);
    return path;
  }

  /** Takes something that is there from all others, with everything in it. */
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
          .log(Level.WARNING, "Others may read {0}: {1}", path, notOurs);
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
