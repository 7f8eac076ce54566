package dev.opsledger.local.settings;

import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/** External settings: environment variables, and the file {@code .env} with lower precedence. */
public final class Settings {
  private Settings() {}

  /** Reads the settings; environment variables override the {@code .env} file in this folder. */
  public static Map<String, String> read(Path folder) {
    Map<String, String> settings = new TreeMap<>(EnvFile.read(folder.resolve(".env")));
    settings.putAll(System.getenv());
    return settings;
  }
}
