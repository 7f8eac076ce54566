package dev.opsledger.oncall;

import dev.opsledger.local.Programs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** LibreOffice without a window, in a profile of its own. */
final class LibreOffice {
  /** The same, with all texts in quotes. */
  static final String CSV = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,true";

  /** One XML file, which shows formulas as such. */
  static final String FLAT_XML = "fods";

  private static final int MOST_SECONDS = 120;

  private final Path program;
  private final Path folder;

  private LibreOffice(Path program, Path folder) {
    this.program = program;
    this.folder = folder;
  }

  /** Skips the test where there is none, unless {@code -Dsoffice.required=true}. */
  static LibreOffice in(Path folder) {
    return new LibreOffice(Programs.installed("soffice", "soffice.required"), folder);
  }

  /** Opens CSV files and saves each in another format; returns the folder they are in. */
  Path convert(List<Path> files, String format, char separator)
      throws IOException, InterruptedException {
    String extension = format.split(":", 2)[0];
    Path out = Files.createDirectories(folder.resolve("as-" + extension + (int) separator));
    var command =
        new ArrayList<>(
            List.of(
                program.toString(),
                "-env:UserInstallation=" + folder.resolve("profile").toUri(),
                "--headless",
                "--infilter=" + "CSV:%d,34,76,1".formatted((int) separator),
                "--convert-to",
                format,
                "--outdir",
                out.toString()));
    files.forEach(file -> command.add(file.toString()));
    Path log = folder.resolve(extension + ".log");
    Process process =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile()).start();
    if (!process.waitFor(MOST_SECONDS, TimeUnit.SECONDS)) {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly();
      throw new AssertionError("LibreOffice did not end: " + Files.readString(log));
    }
    return out;
  }
}
