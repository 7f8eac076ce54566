package dev.opsledger.ci.store;

import dev.opsledger.ci.domain.Archive;
import dev.opsledger.ci.domain.ArchiveFindings;
import dev.opsledger.ci.domain.Retention;
import dev.opsledger.ci.domain.WorkflowRun.Repository;
import dev.opsledger.core.dynamo.Row;
import dev.opsledger.core.dynamo.Table;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** How far back the runs of each repository are kept, each with its place on the agenda. */
public record ArchiveStore(Table table, Agenda agenda) {
  private static final String REVISION = "revision";

  /** Keeps archives in the CI table. */
  public ArchiveStore(Table table) {
    this(table, new Agenda(table));
  }

  /**
   * An archive as it is stored.
   *
   * @param key its place on the agenda, empty once it is complete
   * @param revision counts its changes
   */
  public record Stored(Archive archive, Optional<String> key, long revision) {}

  /** The archive of a repository, empty before its first sync. */
  public Optional<Stored> find(long repository) {
    return table
        .getStrictly(CiKeys.repositoryPk(repository), CiKeys.ARCHIVE)
        .map(row -> new Stored(archive(repository, row), row.find("agenda"), row.number(REVISION)));
  }

  /**
   * Stores an archive, with its place on the agenda.
   *
   * @param before what was read; empty for a new one
   * @return false if somebody else has changed it meanwhile
   */
  public boolean put(Archive archive, Optional<Stored> before) {
    Optional<String> former = before.flatMap(Stored::key);
    Optional<String> key =
        archive.complete() ? Optional.empty() : Optional.of(CiKeys.agenda(archive));
    // First on the agenda: a crash in between leaves an entry too many, which is then dropped.
    key.filter(k -> !former.equals(key)).ifPresent(agenda::add);
    long revision = before.map(Stored::revision).orElse(0L);
    boolean stored =
        table.putIf(
            row(archive).with("agenda", key.orElse(null)).with(REVISION, revision + 1),
            "attribute_not_exists(pk) OR revision = :revision",
            Map.of(":revision", Row.number(revision)));
    if (stored) {
      former.filter(k -> !key.equals(former)).ifPresent(agenda::remove);
    }
    return stored;
  }

  /** Puts an archive back on the agenda, from which it was taken as it could not be read. */
  public void remind(Archive archive) {
    agenda.add(CiKeys.agenda(archive));
  }

  private static Row row(Archive a) {
    Repository repository = a.repository();
    ArchiveFindings found = a.findings();
    return Row.of(CiKeys.repositoryPk(repository.id()), CiKeys.ARCHIVE)
        .with("installation", a.installation())
        .with("name", repository.name())
        .with("ownerId", repository.ownerId().orElse(null))
        .with("ownerName", repository.ownerName())
        .with("defaultBranch", repository.defaultBranch().orElse(null))
        .with("retentionDays", a.retention().days())
        .with("retentionEtag", a.retention().etag().orElse(null))
        .with("begunAt", a.begunAt())
        .with("floor", a.floor().orElse(null))
        .with("from", a.from())
        .with("below", a.below().orElse(null))
        .with("sliceTop", a.slice().map(Archive.Slice::top).orElse(null))
        .with("sliceAt", a.slice().map(Archive.Slice::at).orElse(null))
        .with("perDay", a.perDay())
        .with("oldest", a.oldest().orElse(null))
        .with("listed", found.listed())
        .with("missing", found.missing())
        .with("lostFrom", found.lostFrom().orElse(null))
        .with("lostUntil", found.lostUntil().orElse(null))
        .with("unreadSince", found.unreadSince().orElse(null));
  }

  private static Archive archive(long repository, Row row) {
    return new Archive(
        row.number("installation"),
        new Repository(
            repository,
            row.get("name"),
            row.findNumber("ownerId"),
            row.get("ownerName"),
            row.find("defaultBranch")),
        new Retention(row.number("retentionDays"), row.find("retentionEtag")),
        Instant.parse(row.get("begunAt")),
        row.findInstant("floor"),
        Instant.parse(row.get("from")),
        row.findInstant("below"),
        row.findInstant("sliceTop")
            .map(top -> new Archive.Slice(top, Instant.parse(row.get("sliceAt")))),
        row.number("perDay"),
        row.findInstant("oldest"),
        new ArchiveFindings(
            row.number("listed"),
            row.number("missing"),
            row.findInstant("lostFrom"),
            row.findInstant("lostUntil"),
            row.findInstant("unreadSince")));
  }
}
