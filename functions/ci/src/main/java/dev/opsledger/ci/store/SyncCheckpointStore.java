package dev.opsledger.ci.store;

import dev.opsledger.ci.domain.SyncCheckpoint;
import dev.opsledger.ci.domain.SyncCheckpoint.Completeness;
import dev.opsledger.core.dynamo.Row;
import dev.opsledger.core.dynamo.Table;
import java.time.Instant;
import java.util.Optional;

/** The sync checkpoint of each repository. */
public final class SyncCheckpointStore {
  private final Table table;

  /** Keeps checkpoints in the CI table. */
  public SyncCheckpointStore(Table table) {
    this.table = table;
  }

  /** The checkpoint of a repository, empty before its first sync. */
  public Optional<SyncCheckpoint> find(long repository) {
    return table
        .get(CiKeys.repositoryPk(repository), CiKeys.CHECKPOINT)
        .map(row -> checkpoint(repository, row));
  }

  /** Stores a checkpoint in place of the former one. */
  public void put(SyncCheckpoint c) {
    table.put(
        Row.of(CiKeys.repositoryPk(c.repository()), CiKeys.CHECKPOINT)
            .with("name", c.name())
            .with("owner", c.owner().orElse(null))
            .with("since", c.since())
            .with("etag", c.etag().orElse(null))
            .with("knownUntil", c.knownUntil().orElse(null))
            .with("listedFrom", c.listedFrom())
            .with("expected", c.expected())
            .with("missing", c.missing())
            .with("asOf", c.asOf())
            .with("reason", c.reason().orElse(null))
            .with("settled", c.completeness().settled().orElse(null))
            .with("wholeAt", c.completeness().wholeAt().orElse(null))
            .with("missingSince", c.completeness().missingSince().orElse(null)));
  }

  private static SyncCheckpoint checkpoint(long repository, Row row) {
    return new SyncCheckpoint(
        repository,
        row.get("name"),
        row.findNumber("owner"),
        Instant.parse(row.get("since")),
        row.find("etag"),
        row.findInstant("knownUntil"),
        Instant.parse(row.get("listedFrom")),
        row.number("expected"),
        row.number("missing"),
        Instant.parse(row.get("asOf")),
        row.find("reason"),
        new Completeness(
            row.findNumber("settled"),
            row.findInstant("wholeAt"),
            row.findInstant("missingSince")));
  }
}
