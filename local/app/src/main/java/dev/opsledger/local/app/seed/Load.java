package dev.opsledger.local.app.seed;

import dev.opsledger.deployments.domain.AppSecrets;
import dev.opsledger.deployments.seed.InvalidSeedException;
import dev.opsledger.deployments.seed.SeedLoader;
import dev.opsledger.local.OpenTable;
import dev.opsledger.local.StartException;
import dev.opsledger.local.app.Command;
import dev.opsledger.local.app.TableFinder;
import dev.opsledger.local.settings.Settings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.core.exception.SdkException;

/**
 * Loads a {@code projects.json} and a {@code users.json} into a table, whether or not the host is
 * running: the data folder's, or that of the stack in the system property {@code opsledger.stack}.
 * The system property {@code opsledger.seed} lists the files, separated by commas or blanks.
 */
public final class Load {
  static final String TABLE = "DeploymentsTable";

  private Load() {}

  /** Loads the files, or reports the invalid row and exits with 1. */
  public static void main(String[] args) {
    Command.run(Load::load);
  }

  private static void load() {
    List<Path> files = files(System.getProperty("opsledger.seed", ""));
    Map<String, String> settings = Settings.read(Path.of(""));
    String stack = System.getProperty("opsledger.stack", "");
    try (OpenTable table = TableFinder.open(settings, stack, TABLE)) {
      AppSecrets secrets = AppSecretKeys.of(settings, stack);
      IO.println(load(table, secrets, files.getFirst(), files.getLast()));
    } catch (InvalidSeedException bad) {
      var sentences = new ArrayList<>(bad.problems());
      sentences.add("Nothing was loaded.");
      throw new StartException(sentences);
    }
  }

  private static List<Path> files(String names) {
    String[] parts = names.strip().split(names.contains(",") ? "\\s*,\\s*" : "\\s+", -1);
    if (parts.length != 2) {
      throw new StartException(
          "Give two files, first the projects: -Dseed=\"projects.json users.json\"");
    }
    return List.of(Path.of(parts[0]), Path.of(parts[1]));
  }

  /**
   * Loads both files into a table.
   *
   * @return the summary to print
   * @throws InvalidSeedException when a row is invalid; nothing is loaded then
   */
  static String load(OpenTable table, AppSecrets secrets, Path projects, Path users)
      throws InvalidSeedException {
    byte[] projectRows = read(projects);
    byte[] userRows = read(users);
    try {
      var loaded =
          new SeedLoader(table.dynamo(), table.name(), secrets).load(projectRows, userRows);
      return "Loaded %d projects and %d users into %s"
          .formatted(loaded.projects(), loaded.users(), table.owner());
    } catch (SdkException cutShort) {
      throw new StartException(
          "Not everything could be loaded into %s: %s. Run the same command again to complete it."
              .formatted(table.owner(), cutShort.getMessage()));
    }
  }

  private static byte[] read(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (IOException unreadable) {
      throw new StartException("%s cannot be read: %s".formatted(file, unreadable.getMessage()));
    }
  }
}
