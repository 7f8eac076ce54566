package dev.opsledger.bench.runtime;

import com.amazonaws.services.lambda.runtime.api.client.AWSLambda;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The native part of the runtime interface client, unpacked once, as in Lambda's runtime. Otherwise
 * each process writes it again to the same file in {@code /tmp} (version 2.9.0), and processes
 * already running crash with a bus error.
 */
final class NativeLibrary {
  private static final String PROPERTY =
      "com.amazonaws.services.lambda.runtime.api.client.runtimeapi.NativeClient.JNI";
  private static final Path FILE = unpack();

  private NativeLibrary() {}

  /** The JVM option that points to the unpacked library. */
  static String option() {
    return "-D" + PROPERTY + "=" + FILE;
  }

  private static Path unpack() {
    String machine = System.getProperty("os.arch").equals("aarch64") ? "aarch_64" : "x86_64";
    String name = "/jni/libaws-lambda-jni.linux-" + machine + ".so";
    try (InputStream library = AWSLambda.class.getResourceAsStream(name)) {
      if (library == null) {
        throw new FileNotFoundException(name);
      }
      Path folder = Files.createTempDirectory("opsledger-native");
      folder.toFile().deleteOnExit(); // deleteOnExit runs in reverse order: file first.
      Path file = folder.resolve("libaws-lambda-jni.so");
      file.toFile().deleteOnExit();
      Files.copy(library, file);
      return file;
    } catch (IOException e) {
      throw new IllegalStateException("the runtime interface client cannot be unpacked", e);
    }
  }
}
