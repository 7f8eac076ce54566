package dev.opsledger.local;

import io.github.cdimascio.dotenv.Dotenv;
import io.github.cdimascio.dotenv.DotenvEntry;
import io.github.cdimascio.dotenv.DotenvException;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/** The settings from outside: the process's environment, and below it the file {@code .env}. */
public final class Settings {
  private Settings() {}

  /** Reads them, those of the environment over those of the file in this folder. */
  public static Map<String, String> read(Path folder) {
    Map<String, String> settings = new TreeMap<>();
    try {
      Dotenv file = Dotenv.configure().directory(folder.toString()).ignoreIfMissing().load();
      for (DotenvEntry each : file.entries(Dotenv.Filter.DECLARED_IN_ENV_FILE)) {
        settings.put(each.getKey(), each.getValue());
      }
    } catch (DotenvException malformed) {
      throw new StartFailure("The file .env cannot be read: " + malformed.getMessage());
    }
    settings.putAll(System.getenv());
    return settings;
  }
}
