package dev.opsledger.local.seed;

import dev.opsledger.deployments.BadSeed;
import dev.opsledger.deployments.SeedLoader;
import dev.opsledger.local.Settings;
import dev.opsledger.local.StartFailure;
import dev.opsledger.local.StoredTable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * Loads a {@code projects.json} and a {@code users.json} into the data folder, whether a host runs
 * on it or not. The files are named by the system property {@code opsledger.seed}, with a comma or
 * blanks between.
 */
public final class Load {
  static final String TABLE = "DeploymentsTable";

  private Load() {}

  /** Loads the files, or says which row is wrong and ends with 1. */
  public static void main(String[] args) {
    try {
      List<Path> files = files(System.getProperty("opsledger.seed", ""));
      Map<String, String> settings = Settings.read(Path.of(""));
      Path data = Path.of(settings.getOrDefault("OPSLEDGER_DATA", ".opsledger"));
      Path template = Path.of(settings.getOrDefault("OPSLEDGER_TEMPLATE", "template.yaml"));
      IO.println(load(data, template, files.getFirst(), files.getLast()));
    } catch (BadSeed bad) {
      bad.problems().forEach(System.err::println);
      System.err.println("Nothing was loaded.");
      System.exit(1);
    } catch (StartFailure failure) {
      failure.sentences().forEach(System.err::println);
      System.exit(1);
    }
  }

  private static List<Path> files(String names) {
    String[] parts = names.strip().split(names.contains(",") ? "\\s*,\\s*" : "\\s+", -1);
    if (parts.length != 2) {
      throw new StartFailure(
          "Name two files, first the projects: -Dseed=\"projects.json users.json\"");
    }
    return List.of(Path.of(parts[0]), Path.of(parts[1]));
  }

  /**
   * Loads two files into a data folder.
   *
   * @return what to tell of it
   * @throws BadSeed when a row is wrong; nothing is loaded then
   */
  static String load(Path data, Path template, Path projects, Path users) throws BadSeed {
    byte[] projectRows = read(projects);
    byte[] userRows = read(users);
    try (StoredTable table = StoredTable.open(data, template, TABLE)) {
      var loaded = new SeedLoader(table.dynamo(), table.name()).load(projectRows, userRows);
      return "Loaded %d projects and %d users into %s"
          .formatted(loaded.projects(), loaded.users(), data.toAbsolutePath());
    }
  }

  private static byte[] read(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (IOException unreadable) {
      throw new StartFailure("%s cannot be read: %s".formatted(file, unreadable.getMessage()));
    }
  }
}
