package dev.opsledger.oncall.store.catalog;

import dev.opsledger.core.dynamo.Row;
import dev.opsledger.core.dynamo.Table;
import dev.opsledger.core.dynamo.WriteItems;
import dev.opsledger.core.text.Sha256;
import dev.opsledger.oncall.domain.Catalog;
import dev.opsledger.oncall.store.OncallKeys;
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
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Stores the catalog in generations, so that readers always see a complete one. A new generation is
 * written beside the current one and replaces it with one conditional write; the old one expires.
 */
public final class CatalogStore {
  /** A DynamoDB item has at most 400 KB, and a character at most four bytes. */
  private static final int CHUNK = 90_000;

  /** Long enough for requests that read the name of the old generation before the change. */
  private static final Duration FORMER_KEPT = Duration.ofHours(1);

  /**
   * Whether other contexts were told of the current catalog. A former version told of services
   * only, and noted that in another attribute, so what it stored is told again.
   */
  private static final String TOLD = "toldTeams";

  /** A generation that was read, and its name. */
  private record Read(String generation, Catalog catalog) {}

  private final Table table;
  private final Clock clock;
  private volatile Read cached = new Read("", Catalog.EMPTY);

  /**
   * @param table the on-call table
   * @param clock dates the expiry of replaced generations
   */
  public CatalogStore(Table table, Clock clock) {
    this.table = table;
    this.clock = clock;
  }

  /** The current catalog; empty before the first sync. Costs one read while it does not change. */
  public Catalog current() {
    Optional<Row> current = table.get(OncallKeys.CATALOG, OncallKeys.CURRENT);
    if (current.isEmpty()) {
      return Catalog.EMPTY;
    }
    return read(current.get())
        .or(() -> table.getStrictly(OncallKeys.CATALOG, OncallKeys.CURRENT).flatMap(this::read))
        .orElseThrow(() -> new IllegalStateException("chunks of the current catalog are missing"));
  }

  private Optional<Catalog> read(Row current) {
    String generation = current.get("generation");
    Read known = cached;
    if (known.generation().equals(generation)) {
      return Optional.of(known.catalog());
    }
    var text = new StringBuilder();
    int chunks = 0;
    for (Row chunk : table.partition(OncallKeys.generation(generation))) {
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
   * Makes a catalog the current one, unless the current one was fetched later. An unchanged catalog
   * costs one read.
   *
   * @param sync the sync that fetched it
   * @param readAt when fetching it began
   */
  public void replace(Catalog catalog, String sync, Instant readAt) {
    Optional<Row> former = table.getStrictly(OncallKeys.CATALOG, OncallKeys.CURRENT);
    String text = CatalogJson.write(catalog);
    String digest = digest(text);
    if (former.isPresent() && former.get().get("digest").equals(digest)) {
      if (!former.get().flag(TOLD)) {
        tell(catalog, readAt, digest);
      }
      return;
    }
    // The digest keeps the chunks of two attempts of one sync apart.
    String name = sync + "." + digest;
    List<String> chunks = chunks(text);
    for (int i = 0; i < chunks.size(); i++) {
      table.put(
          Row.of(OncallKeys.generation(name), OncallKeys.chunk(i)).with("text", chunks.get(i)));
    }
    former.flatMap(this::read).ifPresent(before -> keepNames(before, catalog));
    Row row =
        Row.of(OncallKeys.CATALOG, OncallKeys.CURRENT)
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
      tell(catalog, readAt, digest);
    }
  }

  /** Tells of services and teams; who dies before the end is followed by the next sync. */
  private void tell(Catalog catalog, Instant readAt, String digest) {
    new ToldServices(table).tell(catalog, readAt);
    new ToldTeams(table).tell(catalog, readAt);
    Map<String, AttributeValue> values =
        Map.of(":yes", WriteItems.TRUE, ":digest", Row.text(digest));
    Optional<Row> current =
        table.update(
            OncallKeys.CATALOG,
            OncallKeys.CURRENT,
            u ->
                u.updateExpression("SET " + TOLD + " = :yes")
                    .conditionExpression("digest = :digest")
                    .expressionAttributeValues(values));
    if (current.isEmpty()) {
      // A newer catalog was told of meanwhile, whose rows these may have replaced.
      table.update(
          OncallKeys.CATALOG, OncallKeys.CURRENT, u -> u.updateExpression("REMOVE " + TOLD));
    }
  }

  private void keepNames(Catalog before, Catalog after) {
    for (Catalog.Service service : before.services().values()) {
      if (!after.services().containsKey(service.id())) {
        table.put(
            Row.of(OncallKeys.name(service.id()), OncallKeys.NAME).with("name", service.name()));
      }
    }
  }

  private void expire(Row former) {
    var expires = Row.number(clock.instant().plus(FORMER_KEPT).getEpochSecond());
    for (int i = 0; i < former.number("chunks"); i++) {
      table.update(
          OncallKeys.generation(former.get("generation")),
          OncallKeys.chunk(i),
          u ->
              u.updateExpression("SET expires = :at")
                  .conditionExpression("attribute_exists(pk)")
                  .expressionAttributeValues(Map.of(":at", expires)));
    }
  }

  /** The last names of services that left the catalog, by id; unknown services are left out. */
  public Map<String, String> lastNames(Collection<String> services) {
    var names = new HashMap<String, String>();
    var keys =
        services.stream()
            .distinct()
            .map(id -> Table.key(OncallKeys.name(id), OncallKeys.NAME))
            .toList();
    for (Row row : table.getAll(keys)) {
      names.put(OncallKeys.serviceOf(row.pk()), row.get("name"));
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

  private static String digest(String text) {
    return HexFormat.of().formatHex(Sha256.bytes(text), 0, 16);
  }
}
