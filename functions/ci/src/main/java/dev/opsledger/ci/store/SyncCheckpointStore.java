package dev.opsledger.ci.store;

import dev.opsledger.ci.domain.SyncCheckpoint.Trust;
import dev.opsledger.ci.domain.SyncCheckpoint;
import dev.opsledger.core.dynamo.Row;
import dev.opsledger.core.dynamo.Table;
import java.time.Instant;
import java.util.Optional;

/** Checkpoints and completeness, beside the runs that they describe. */
public final class SyncCheckpointStore {
  private static final String COVERAGE = "COVERAGE";

  private final Table table;

  public SyncCheckpointStore(Table table) {
    this.table = table;
  }

  public Optional<SyncCheckpoint> find(long repository) {
    return table.get(pk(repository), COVERAGE).map(row -> coverage(repository, row));
  }

  public void put(SyncCheckpoint c) {
    table.put(
        Row.of(pk(c.repository()), COVERAGE)
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
            .with("settled", c.trust().settled().orElse(null))
            .with("wholeAt", c.trust().wholeAt().orElse(null))
            .with("missingSince", c.trust().missingSince().orElse(null)));
  }

  private static SyncCheckpoint coverage(long repository, Row row) {
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
        new Trust(
            row.findNumber("settled"),
            row.findInstant("wholeAt"),
            row.findInstant("missingSince")));
  }

  /** Where everything about a repository stands. */
  static String pk(long repository) {
    return "REPOSITORY#" + repository;
  }
}
