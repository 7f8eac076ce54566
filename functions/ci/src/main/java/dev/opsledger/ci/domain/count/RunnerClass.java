package dev.opsledger.ci.domain.count;

import dev.opsledger.ci.domain.Job;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The class of a job's runner, by which its minutes have a price: {@code self-hosted}, {@code
 * public} (a standard runner in a public repository), {@code other} (a label that names no system),
 * or a system such as {@code linux}, {@code linux-arm} or, of a larger runner, {@code windows-8}.
 */
public final class RunnerClass {
  /** The class of an organization's own machines. */
  public static final String SELF_HOSTED = "self-hosted";

  /** The class of standard runners in public repositories. */
  public static final String PUBLIC = "public";

  private static final String OTHER = "other";
  private static final Pattern CORES = Pattern.compile("(\\d{1,3})-?cores?\\b");

  private RunnerClass() {}

  /** The class of the runner on which a job ran. */
  public static String of(Job job) {
    List<String> labels =
        job.labels().stream().map(label -> label.toLowerCase(Locale.ROOT)).toList();
    if (labels.contains(SELF_HOSTED)) {
      return SELF_HOSTED;
    }
    String system =
        labels.stream()
            .map(RunnerClass::system)
            .filter(s -> !s.equals(OTHER))
            .findFirst()
            .orElse(OTHER);
    boolean standard = system.matches("(linux|windows|macos)(-arm)?");
    return standard && job.runner().publicRepository() ? PUBLIC : system;
  }

  private static String system(String label) {
    String name =
        label.contains("windows")
            ? "windows"
            : label.contains("macos")
                ? "macos"
                : label.contains("ubuntu") || label.contains("linux") ? "linux" : OTHER;
    if (name.equals(OTHER)) {
      return OTHER;
    }
    Matcher cores = CORES.matcher(label);
    String sized = cores.find() ? name + "-" + cores.group(1) : size(label, name);
    return label.matches(".*\\barm(64)?\\b.*") && !name.equals("macos") ? sized + "-arm" : sized;
  }

  /** The larger runners of macOS are named by size. */
  private static String size(String label, String name) {
    boolean isMac = name.equals("macos");
    if (isMac && label.endsWith("-xlarge")) {
      return name + "-xlarge";
    }
    return isMac && label.endsWith("-large") ? name + "-large" : name;
  }
}
