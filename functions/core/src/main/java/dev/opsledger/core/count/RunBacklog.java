package dev.opsledger.core.count;

import dev.opsledger.core.dynamo.Row;
import dev.opsledger.core.dynamo.Table;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Which runs of a repository are known not to be kept. They stand in the table of syncs, so that
 * DORA, which reads no row of a run, can say that a lead time rests on some.
 *
 * @param syncs the table of syncs
 */
public record RunBacklog(Table syncs) {
  private static final String BACKLOG = "BACKLOG#ci";

  /** Why runs are not kept. */
  public enum Part {
    /** The first look at new runs is not over. */
    FIRST,
    /** Older runs are still to be fetched. */
    OLDER,
    /** GitHub deleted them before they could be fetched. */
    LOST
  }

  /**
   * A span of time of which runs are not kept.
   *
   * @param repository owner and name
   */
  public record Missing(String repository, Part part, TimeSpan span) {}

  private static String prefix(String repository) {
    return repository.toLowerCase(Locale.ROOT) + "#";
  }

  private static String key(String repository, Part part) {
    return prefix(repository) + part;
  }

  /** Notes what is missing, in place of what was of that part; what is known costs no write. */
  public void note(Missing missing) {
    String key = key(missing.repository(), missing.part());
    Optional<Missing> former = syncs.getStrictly(BACKLOG, key).map(RunBacklog::missing);
    if (!former.equals(Optional.of(missing))) {
      syncs.put(
          Row.of(BACKLOG, key)
              .with("repository", missing.repository())
              .with("part", missing.part().name())
              .with("from", missing.span().since())
              .with("until", missing.span().until()));
    }
  }

  /** Notes that the runs of a part are kept by now. */
  public void clear(String repository, Part part) {
    String key = key(repository, part);
    if (syncs.getStrictly(BACKLOG, key).isPresent()) {
      syncs.delete(BACKLOG, key);
    }
  }

  /** What is missing of a repository's runs. */
  public List<Missing> of(String repository) {
    var values = Map.of(":pk", Row.text(BACKLOG), ":sk", Row.text(prefix(repository)));
    var found = new ArrayList<Missing>();
    for (Row row :
        syncs.query(
            q ->
                q.keyConditionExpression("pk = :pk AND begins_with(sk, :sk)")
                    .expressionAttributeValues(values))) {
      found.add(missing(row));
    }
    return found;
  }

  private static Missing missing(Row row) {
    return new Missing(
        row.get("repository"),
        Part.valueOf(row.get("part")),
        new TimeSpan(Instant.parse(row.get("from")), Instant.parse(row.get("until"))));
  }
}
