package dev.opsledger.ci.store.count;

import dev.opsledger.ci.domain.Archive;
import dev.opsledger.ci.domain.ArchiveFindings;
import dev.opsledger.ci.domain.WorkflowRun.Repository;
import dev.opsledger.core.count.RunBacklog;
import dev.opsledger.core.count.RunBacklog.Missing;
import dev.opsledger.core.count.RunBacklog.Part;
import dev.opsledger.core.count.TimeSpan;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/** Tells other functions which runs of a repository are not kept. */
public record MissingRuns(RunBacklog backlog) {
  /** Tells of a repository of which only runs since a time will be listed for now. */
  public void begin(Repository repository, Instant from) {
    note(repository, Part.OLDER, Instant.EPOCH, from);
  }

  /** Tells that the rest of a first window waits until today's runs of all are stored. */
  public void leaveFirst(Repository repository, Instant since, Instant today) {
    note(repository, Part.FIRST, since, today);
  }

  /** Tells that the first window is stored. */
  public void endFirst(Repository repository) {
    backlog.clear(name(repository), Part.FIRST);
  }

  /** Tells of an archive. */
  public void tell(Archive archive) {
    Repository repository = archive.repository();
    if (archive.complete()) {
      backlog.clear(name(repository), Part.OLDER);
    } else {
      note(repository, Part.OLDER, archive.below().orElse(Instant.EPOCH), archive.from());
    }
    ArchiveFindings found = archive.findings();
    if (found.lostFrom().isPresent() && found.lostUntil().isPresent()) {
      note(repository, Part.LOST, found.lostFrom().get(), found.lostUntil().get());
    }
  }

  /** Tells of an archive that has changed, unless by less than a day. */
  public void tell(Archive before, Archive after) {
    if (!day(before).equals(day(after)) || !before.below().equals(after.below())) {
      tell(after);
    }
  }

  private static Instant day(Archive archive) {
    return archive.from().truncatedTo(ChronoUnit.DAYS);
  }

  /** Forgets what was told of a repository under a name that it has no more. */
  public void rename(Optional<Repository> former, Repository now) {
    former
        .map(MissingRuns::name)
        .filter(name -> !name.equalsIgnoreCase(name(now)))
        .ifPresent(
            name -> {
              for (Part part : Part.values()) {
                backlog.clear(name, part);
              }
            });
  }

  private void note(Repository repository, Part part, Instant since, Instant until) {
    backlog.note(new Missing(name(repository), part, new TimeSpan(since, until)));
  }

  private static String name(Repository repository) {
    return repository.ownerName() + "/" + repository.name();
  }
}
