package dev.opsledger.ci.domain.count;

import java.util.List;
import java.util.regex.Pattern;

/**
 * Where a run is counted.
 *
 * @param owner the account, as keys name it
 * @param repository GitHub's id of the repository
 * @param workflow GitHub's id of the workflow, or a name made of the repository's where it has none
 * @param onDefaultBranch whether it ran on the default branch
 * @param day the day of its creation
 * @param event what triggered it; {@value #UNKNOWN} where that is not known
 */
public record RollupPlace(
    String owner,
    long repository,
    String workflow,
    boolean onDefaultBranch,
    String day,
    String event) {
  private static final String UNKNOWN = "unknown";
  private static final String SEPARATOR = "|";
  private static final Pattern UNUSUAL = Pattern.compile("[^A-Za-z0-9_]");

  public RollupPlace {
    String usual = UNUSUAL.matcher(event).replaceAll("_");
    event = usual.isEmpty() ? UNKNOWN : usual;
  }

  /** The name of the branch class in keys. */
  public String branchClass() {
    return branchClass(onDefaultBranch);
  }

  /** The name of a branch class in keys. */
  public static String branchClass(boolean onDefaultBranch) {
    return onDefaultBranch ? "d" : "o";
  }

  /** Where runs without a known workflow are counted. */
  public static String withoutWorkflow(long repository) {
    return "of" + repository;
  }

  /** The place as a text, from which {@link #parse} makes it again. */
  public String text() {
    return String.join(
        SEPARATOR, owner, Long.toString(repository), workflow, branchClass(), day, event);
  }

  /** The place that a text names. */
  public static RollupPlace parse(String text) {
    List<String> parts = List.of(text.split(Pattern.quote(SEPARATOR)));
    return new RollupPlace(
        parts.get(0),
        Long.parseLong(parts.get(1)),
        parts.get(2),
        parts.get(3).equals(branchClass(true)),
        parts.get(4),
        parts.get(5));
  }
}
