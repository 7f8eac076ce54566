package dev.opsledger.gists.store;

import dev.opsledger.core.dynamo.Row;
import java.util.List;
import java.util.Locale;

/**
 * The keys of the gists table; no other class builds any.
 *
 * <pre>
 * row             pk                            sk                   holds
 * gist            GIST#{gist id}                GIST                 the gist and the state of its deal
 * log entry       LOG#{place / 1000}            {place, 15 digits}   what readers see of a gist
 * end of the log  LOG                           LOG                  the last place that was taken
 * watched user    USERS                         {name, lower case}   how far the user's gists were read
 * GitHub account  ACCOUNT#{GitHub's id}         ACCOUNT              the name it was first watched under
 * organization    ORGANIZATION#{name, l. case}  ORGANIZATION         Pipedrive's id, once it is known
 * session         SESSION#{SHA-256 of cookie}   SESSION              the last place that was shown
 * CRM             CRM                           PAUSE                until when the CRM is left alone
 * scan            SCAN                          SCAN                 the last scan that was started
 * </pre>
 *
 * <p>Each gist has two rows: one for its deal, one for its place in the log. Places count up
 * without gaps, a thousand in each partition, so that no partition grows for ever.
 *
 * <p>The sparse index {@code openDeals} holds the gists without a finished deal: its partition
 * {@code openDeal} is one of four shards, or {@code refused} for deals that the CRM rejected; its
 * sort key {@code dueAt} is when the deal is due, in epoch milliseconds.
 */
public final class GistsKeys {
  /** The sort key of a gist's row. */
  public static final String GIST = "GIST";

  static final String LOG = "LOG";
  static final String USERS = "USERS";
  static final String ACCOUNT = "ACCOUNT";
  static final String ORGANIZATION = "ORGANIZATION";
  static final String SESSION = "SESSION";
  static final String CRM = "CRM";
  static final String PAUSE = "PAUSE";
  static final String SCAN = "SCAN";

  /** The index of deals that are not made yet. */
  static final String OPEN_DEALS = "openDeals";

  /** The index's partitions of deals that are still to be made. */
  static final List<String> SHARDS = List.of("0", "1", "2", "3");

  /** The index's partition of deals that the CRM rejected. */
  static final String REFUSED = "refused";

  private static final String GIST_PREFIX = "GIST#";
  private static final long BUCKET = 1_000;

  private GistsKeys() {}

  static String gist(String id) {
    return GIST_PREFIX + id;
  }

  /** The id of the gist whose row this is. */
  public static String gistId(Row gist) {
    return gist.pk().substring(GIST_PREFIX.length());
  }

  static String logBucket(long place) {
    return "LOG#" + place / BUCKET;
  }

  static String logPlace(long place) {
    return "%015d".formatted(place);
  }

  /** The place of a row of the log. */
  static long place(Row entry) {
    return Long.parseLong(entry.sk());
  }

  static boolean isLastOfBucket(long place) {
    return place % BUCKET == BUCKET - 1;
  }

  /** The first place that has the bucket of another; places count from 1. */
  static long firstOfBucket(long place) {
    return Math.max(1, place - place % BUCKET);
  }

  /** A user's name as a key: GitHub's user names are not case-sensitive. */
  public static String user(String name) {
    return name.toLowerCase(Locale.ROOT);
  }

  static String account(long id) {
    return "ACCOUNT#" + id;
  }

  static String organization(String user) {
    return "ORGANIZATION#" + user(user);
  }

  static String session(String hash) {
    return "SESSION#" + hash;
  }

  /** The index partition of a gist whose deal is still to be made. */
  static String shard(String gist) {
    return SHARDS.get(Math.floorMod(gist.hashCode(), SHARDS.size()));
  }
}
