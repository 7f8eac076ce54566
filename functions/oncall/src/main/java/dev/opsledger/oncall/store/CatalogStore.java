package dev.opsledger.oncall.store;

import dev.opsledger.core.dynamo.Row;
import dev.opsledger.core.dynamo.Table;
import dev.opsledger.oncall.domain.Catalog;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The catalog, of which readers always see one whole generation. A new one is written beside the
 * current one, and takes its place in one conditional write of one row; what it replaces expires.
 */
public final class CatalogStore {
  private static final String CATALOG = "CATALOG";
  private static final String CURRENT = "CURRENT";
  private static final String NAMES = "NAME#";

  /** An item holds 400 KB; a character takes up to four bytes. */
  private static final int CHUNK = 90_000;

  /** A request that read the row before the change still finds what it names. */
  private static final Duration FORMER_KEPT = Duration.ofHours(1);

  /** One generation that was read. */
  private record Read(String generation, Catalog catalog) {}

  private final Table table;
  private final Clock clock;
  private volatile Read cached = new Read("", Catalog.EMPTY);

  public CatalogStore(Table table, Clock clock) {
    this.table = table;
    this.clock = clock;
  }

  /**
   * The current generation; an empty catalog before the first. One row is read when it is known.
   */
  public Catalog current() {
    Optional<Row> current = table.get(CATALOG, CURRENT);
    if (current.isEmpty()) {
      return Catalog.EMPTY;
    }
    return read(current.get())
        .or(() -> table.getStrictly(CATALOG, CURRENT).flatMap(this::read))
        .orElseThrow(() -> new IllegalStateException("the current catalog is not whole"));
  }

  private Optional<Catalog> read(Row current) {
    String generation = current.get("generation");
    Read known = cached;
    if (known.generation().equals(generation)) {
      return Optional.of(known.catalog());
    }
    var text = new StringBuilder();
    int chunks = 0;
    for (Row chunk : table.partition(pk(generation))) {
      text.append(chunk.get("text"));
      chunks++;
    }
    if (chunks != current.number("chunks")) {
      return Optional.empty();
    }
    Catalog catalog = CatalogJson.read(text.toString());
    cached = new Read(generation, catalog);
    return Optional.of(catalog);
  }

  /**
   * Makes a catalog the current one, unless the current one was read later. The same again costs
   * one read.
   *
   * @param generation names it; the same for each attempt of one sync
   * @param readAt when the reading of it began
   */
  public void replace(Catalog catalog, String generation, Instant readAt) {
    Optional<Row> former = table.getStrictly(CATALOG, CURRENT);
    String text = CatalogJson.write(catalog);
    String digest = digest(text);
    if (former.isPresent() && former.get().get("digest").equals(digest)) {
      return;
    }
    // An attempt that stopped half-way may have written another catalog under the sync's name.
    String name = generation + "." + digest;
    List<String> chunks = chunks(text);
    for (int i = 0; i < chunks.size(); i++) {
      table.put(Row.of(pk(name), "%04d".formatted(i)).with("text", chunks.get(i)));
    }
    former.flatMap(this::read).ifPresent(before -> keepNames(before, catalog));
    Row row =
        Row.of(CATALOG, CURRENT)
            .with("generation", name)
            .with("digest", digest)
            .with("chunks", (long) chunks.size())
            .with("readAt", readAt.toEpochMilli());
    boolean changed =
        table.putIf(
            row,
            "attribute_not_exists(pk) OR readAt <= :readAt",
            Map.of(":readAt", Row.number(readAt.toEpochMilli())));
    if (changed) {
      former.ifPresent(this::expire);
    }
  }

  private void keepNames(Catalog before, Catalog after) {
    for (Catalog.Service service : before.services().values()) {
      if (!after.services().containsKey(service.id())) {
        table.put(Row.of(NAMES + service.id(), "NAME").with("name", service.name()));
      }
    }
  }

  private void expire(Row former) {
    var expires = Row.number(clock.instant().plus(FORMER_KEPT).getEpochSecond());
    for (int i = 0; i < former.number("chunks"); i++) {
      table.update(
          pk(former.get("generation")),
          "%04d".formatted(i),
          u ->
              u.updateExpression("SET expires = :at")
                  .conditionExpression("attribute_exists(pk)")
                  .expressionAttributeValues(Map.of(":at", expires)));
    }
  }

  /** The last names of services that are in the catalog no more; unknown ones are left out. */
  public Map<String, String> lastNames(Collection<String> services) {
    var names = new HashMap<String, String>();
    var keys = services.stream().distinct().map(id -> Table.key(NAMES + id, "NAME")).toList();
    for (Row row : table.getAll(keys)) {
      names.put(row.pk().substring(NAMES.length()), row.get("name"));
    }
    return names;
  }

  private static List<String> chunks(String text) {
    var chunks = new ArrayList<String>();
    int from = 0;
    while (from < text.length()) {
      int to = Math.min(text.length(), from + CHUNK);
      if (to < text.length() && Character.isHighSurrogate(text.charAt(to - 1))) {
        to--;
      }
      chunks.add(text.substring(from, to));
      from = to;
    }
    return chunks;
  }

  private static String pk(String generation) {
    return "GENERATION#" + generation;
  }

  private static String digest(String text) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest, 0, 16);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
