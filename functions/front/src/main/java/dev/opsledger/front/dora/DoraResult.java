package dev.opsledger.front.dora;

import dev.opsledger.front.dora.SourceCounts.Missing;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The figures of a project or of a team's projects, and what limits the confidence in them.
 *
 * @param scope whose they are
 * @param environment the environment whose deployments count
 * @param figures the figures
 * @param courses the same figures by steps of time
 * @param services ids of the services that belong to the projects
 * @param gaps what is known to be missing
 */
public record DoraResult(
    Scope scope,
    Environment environment,
    Figures figures,
    Courses courses,
    Set<String> services,
    Gaps gaps) {

  /**
   * Whose figures are asked for.
   *
   * @param team the team; empty for a single project
   * @param projects the ids of its projects
   */
  public record Scope(Optional<String> team, List<Long> projects) {}

  /**
   * The course of the figures.
   *
   * @param steps the parts of the period, none if they were not asked for
   * @param trend the twelve weeks that end with the period; empty if they hold too many rows
   */
  public record Courses(List<Figures> steps, Optional<List<Figures>> trend) {}

  /**
   * What is known to be missing.
   *
   * @param unserved projects to which no service belongs
   * @param knownUntil until when incidents are known; empty before the first complete sync
   * @param missing how many deployments and incidents their sources count but were never received
   * @param reasons why something may be missing
   */
  public record Gaps(
      Set<Long> unserved, Optional<Instant> knownUntil, Missing missing, Reasons reasons) {}

  /**
   * Why something may be missing, in sentences; each empty if nothing is known to be.
   *
   * @param deployments why deployments on GitHub may be missing
   * @param incidents why incidents may be missing
   * @param runs why the first known run of a commit may not be its first one
   * @param noRuns why no run of a commit may be known
   */
  public record Reasons(
      Optional<String> deployments,
      Optional<String> incidents,
      Optional<String> runs,
      Optional<String> noRuns) {
    static final Reasons NONE =
        new Reasons(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
  }
}
