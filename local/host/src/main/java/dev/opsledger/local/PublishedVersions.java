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
 * The versions to which the functions' aliases lead, as starts on this data folder published them.
 * A start publishes another one only where a deployment would; otherwise the alias leads to the
 * former, which keeps the settings that it was published with, whatever they are by now.
 */
final class PublishedVersions {
  private static final JsonMapper JSON = new JsonMapper();

  /**
   * A version.
   *
   * @param number 1 for a function's first
   * @param identity of the specification that it was published for
   * @param settings the environment variables that came from parameters
   */
  record Version(int number, String identity, Map<String, String> settings) {}

  private final Path file;
  private final Map<String, Version> versions;

  private PublishedVersions(Path file, Map<String, Version> versions) {
    this.file = file;
    this.versions = versions;
  }

  /** Those of a data folder; without one each start is the first. */
  static PublishedVersions of(DataFolder data) throws IOException {
    Path file = data.folder("published.json");
    if (file == null || Files.notExists(file)) {
      return new PublishedVersions(file, new TreeMap<>());
    }
    return new PublishedVersions(
        file, JSON.readValue(file.toFile(), new TypeReference<TreeMap<String, Version>>() {}));
  }

  /**
   * The version to which a function's alias leads after this start.
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
              "{0} runs as it was published before, because its VersionDescription names not all"
                  + " parameters that it uses",
              function);
    }
    return versions.get(function);
  }

  /** Keeps them for the next start. */
  void save() throws IOException {
    if (file != null) {
      Path draft = file.resolveSibling(file.getFileName() + ".new");
      JSON.writeValue(draft.toFile(), versions);
      Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }
  }
}
