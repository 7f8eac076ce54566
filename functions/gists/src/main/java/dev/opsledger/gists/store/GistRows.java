package dev.opsledger.gists.store;

import dev.opsledger.core.dynamo.Row;
import dev.opsledger.gists.domain.Gist;
import java.util.List;

/**
 * The keys and rows of the gists' table. Each gist has two rows: its place in the log, which
 * readers walk, and the row of its deal. Log places are dense and lie in buckets of a thousand, so
 * that no partition grows for ever.
 */
public final class GistRows {
  public static final String GIST = "GIST";
  static final String LOG = "LOG";

  /** The sparse index of deals that are still to be made, by when they are due. */
  static final String OPEN_DEALS = "openDeals";

  /** The partitions of that index. */
  static final List<String> SHARDS = List.of("0", "1", "2", "3");

  /** Its partition of deals that the CRM will not have. */
  static final String REFUSED = "refused";

  private static final long BUCKET = 1_000;

  private GistRows() {}

  public static String pk(String gist) {
    return "GIST#" + gist;
  }

  static String bucket(long place) {
    return "LOG#" + place / BUCKET;
  }

  static String place(long place) {
    return "%015d".formatted(place);
  }

  /** Whether the place is the last one of its bucket. */
  static boolean endsBucket(long place) {
    return place % BUCKET == BUCKET - 1;
  }

  /** What readers are shown of a gist. */
  static Row log(Gist gist, long place) {
    return Row.of(bucket(place), place(place))
        .with("id", gist.id())
        .with("user", gist.user())
        .with("description", gist.description().orElse(null))
        .with("url", gist.url())
        .with("createdAt", gist.createdAt().orElse(null));
  }

  /** The index partition of a gist's deal. */
  static String shard(String gist) {
    return SHARDS.get(Math.floorMod(gist.hashCode(), SHARDS.size()));
  }
}
