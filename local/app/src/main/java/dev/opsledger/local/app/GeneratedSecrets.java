package dev.opsledger.local.app;

import dev.opsledger.deployments.domain.AppSecrets;
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
 * Generates keys that a deployment requires from the user: 32 random bytes each, created once and
 * stored in the data folder with owner-only permissions. The data that they are for is in the same
 * folder, so deleting the folder loses nothing more.
 */
public final class GeneratedSecrets {
  private static final List<String> NAMES = List.of("TRAFFIC_ENCRYPTION_KEY", AppSecrets.SETTING);

  private GeneratedSecrets() {}

  /** Generated values for the secrets that the user has not set, by setting name. */
  public static Map<String, String> missing(Map<String, String> given, Path data) {
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
