package dev.opsledger.local.settings;

import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/** The settings from outside: the process's environment, and below it the file {@code .env}. */
public final class Settings {
  private Settings() {}

  /** Reads them, those of the environment over those of the file in this folder. */
  public static Map<String, String> read(Path folder) {
    Map<String, String> settings = new TreeMap<>(EnvFile.read(folder.resolve(".env")));
    settings.putAll(System.getenv());
    return settings;
  }
}
