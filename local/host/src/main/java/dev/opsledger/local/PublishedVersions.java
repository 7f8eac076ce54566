package dev.opsledger.local;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.opsledger.local.template.VersionSpec;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.TreeMap;

/**
 * The function versions that aliases point to, as published by starts on this data folder. A start
 * publishes a new version only where a deployment would. Otherwise the alias keeps pointing to the
 * former version with the settings it was published with, even if they have changed since.
 */
final class PublishedVersions {
  private static final JsonMapper JSON = new JsonMapper();

  /**
   * A published version.
   *
   * @param number 1 for a function's first
   * @param identity identifies the specification that it was published for
   * @param settings the environment variables that came from parameters
   */
  record Version(int number, String identity, Map<String, String> settings) {}

  private final Path file;
  private final Map<String, Version> versions;

  private PublishedVersions(Path file, Map<String, Version> versions) {
    this.file = file;
    this.versions = versions;
  }

  /** The versions stored in a data folder; none when all state is in memory. */
  static PublishedVersions of(DataFolder data) throws IOException {
    Path file = data.folder("published.json");
    if (file == null || Files.notExists(file)) {
      return new PublishedVersions(file, new TreeMap<>());
    }
    return new PublishedVersions(
        file, JSON.readValue(file.toFile(), new TypeReference<TreeMap<String, Version>>() {}));
  }

  /**
   * Returns the version that a function's alias points to after this start.
   *
   * @param settings what a version published now would have
   */
  Version live(String function, VersionSpec spec, Map<String, String> settings) {
    Version former = versions.get(function);
    if (former == null || !former.identity().equals(spec.identity())) {
      int number = former == null ? 1 : former.number() + 1;
      versions.put(function, new Version(number, spec.identity(), new TreeMap<>(settings)));
    } else if (!former.settings().equals(settings)) {
      System.getLogger(PublishedVersions.class.getName())
          .log(
              Level.WARNING,
              "{0} runs as it was published before, because its VersionDescription does not name"
                  + " all parameters that it uses",
              function);
    }
    return versions.get(function);
  }

  /** Saves the versions for the next start. */
  void save() throws IOException {
    if (file != null) {
      Path draft = file.resolveSibling(file.getFileName() + ".new");
      JSON.writeValue(draft.toFile(), versions);
      Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }
  }
}
