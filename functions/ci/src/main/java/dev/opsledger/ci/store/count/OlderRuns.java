package dev.opsledger.ci.store.count;

import dev.opsledger.ci.domain.Archive;
import dev.opsledger.ci.domain.Owner;
import dev.opsledger.ci.domain.WorkflowRun.Repository;
import dev.opsledger.ci.store.Agenda;
import dev.opsledger.ci.store.Agenda.Entry;
import dev.opsledger.ci.store.ArchiveStore;
import dev.opsledger.ci.store.InstallationStore;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Finds out whether runs of a period are still to be fetched from GitHub: a backfill goes on for
 * hours after a first sync, the newest runs first.
 */
public record OlderRuns(InstallationStore installations, Agenda agenda, ArchiveStore archives) {
  /** As many repositories are looked at; behind more, some runs of any period may be missing. */
  private static final int LOOKED_AT = 8;

  /** Why runs that were created since a time may be missing; empty if none are waited for. */
  Optional<String> missing(List<Owner> owners, Instant since) {
    Optional<Long> only =
        owners.size() == 1
            ? installations.installation(owners.getFirst().login())
            : Optional.empty();
    if (owners.size() == 1 && only.isEmpty()) {
      return Optional.empty();
    }
    List<Entry> waiting = agenda.entries(only, LOOKED_AT + 1);
    Optional<String> known =
        waiting.stream()
            .limit(LOOKED_AT)
            .flatMap(entry -> repository(entry, owners, since).stream())
            .findFirst()
            .map(
                name ->
                    "older runs of %s/%s are still being imported"
                        .formatted(name.ownerName(), name.name()));
    return known.or(
        () ->
            waiting.size() > LOOKED_AT
                ? Optional.of("older runs are still being imported")
                : Optional.empty());
  }

  /** The repository of an entry if it is an owner's and lacks runs that were created since. */
  private Optional<Repository> repository(Entry entry, List<Owner> owners, Instant since) {
    return archives
        .find(entry.repository())
        .map(ArchiveStore.Stored::archive)
        .filter(archive -> entry.isRest() || archive.from().isAfter(since))
        .map(Archive::repository)
        .filter(repository -> owners.stream().anyMatch(owner -> owner.has(repository)));
  }
}
