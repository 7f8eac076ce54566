package dev.opsledger.local.app;

import dev.opsledger.local.PrivateFiles;
import dev.opsledger.local.StartException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Keys that a deployment must be given and a laptop can make for itself: 32 random bytes, made once
 * and kept in the data folder, readable by its owner only. What they encrypt is in the same folder,
 * and is lost with them.
 */
final class GeneratedSecrets {
  private static final List<String> NAMES = List.of("TRAFFIC_ENCRYPTION_KEY");

  private GeneratedSecrets() {}

  /** Those that nobody gave, by the names of their settings. */
  static Map<String, String> missing(Map<String, String> given, Path data) {
    var secrets = new LinkedHashMap<String, String>();
    for (String name : NAMES) {
      if (given.getOrDefault(name, "").isBlank()) {
        secrets.put(name, kept(data.resolve("secrets").resolve(name)));
      }
    }
    return secrets;
  }

  private static String kept(Path file) {
    try {
      if (!Files.exists(file)) {
        make(file);
      }
      return Files.readString(file).strip();
    } catch (IOException unusable) {
      throw new StartException("%s cannot be used: %s".formatted(file, unusable.getMessage()));
    }
  }

  private static void make(Path file) throws IOException {
    PrivateFiles.folder(file.getParent());
    var bytes = new byte[32];
    new SecureRandom().nextBytes(bytes);
    Files.writeString(
        file, Base64.getEncoder().encodeToString(bytes) + "\n", StandardOpenOption.CREATE_NEW);
  }
}
