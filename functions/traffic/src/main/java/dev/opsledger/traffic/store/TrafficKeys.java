package dev.opsledger.traffic.store;

import dev.opsledger.traffic.domain.DateRange;
import dev.opsledger.traffic.domain.EmailAddress;
import dev.opsledger.traffic.domain.RepositoryName;
import java.time.LocalDate;
import java.util.Optional;

/**
 * The keys of the traffic table.
 *
 * <pre>
 * pk               sk             what the row holds
 * EMAIL#address    EMAIL          the user who has the address
 * USER#user        USER           a user, by the hash of the first token
 * KEY#hash         KEY            another key: a later token, or one that only reads pages
 * USER#user        REPO#id        a membership: the user watches the repository
 * NAME#owner/name  NAME           the id of the repository that has, or had, this name
 * REPO#id          REPO           a repository; its other rows are written only while it exists
 * REPO#id          MEMBER#user    the same membership, with the GitHub token that the user gave
 * REPO#id          DAY#2026-11-21 the numbers of one day
 * REPO#id          TOP#2026-11-21 the top ten lists of one day
 * PURGE            id             a deleted repository with rows left to delete, and its last user
 * PURGE-USERS      user           a deleted user with memberships left to end
 * </pre>
 *
 * <p>The index {@code repositories} lists every REPO row: {@code listedIn} is one of a few shards,
 * and {@code pk} sorts them.
 */
public final class TrafficKeys {
  static final String EMAIL = "EMAIL";
  public static final String USER = "USER";
  static final String NAME = "NAME";
  public static final String REPOSITORY = "REPO";
  static final String PURGE = "PURGE";
  public static final String PURGE_USERS = "PURGE-USERS";
  public static final String KEY = "KEY";

  /** What the sort keys of a user's memberships begin with. */
  static final String MEMBERSHIPS = "REPO#";

  /** What the sort keys of a repository's members begin with. */
  static final String MEMBERS = "MEMBER#";

  /** The index that lists all repositories. */
  static final String INDEX = "repositories";

  /** The index's partition key. */
  static final String INDEX_KEY = "listedIn";

  /** How many partitions the index has. */
  static final int SHARDS = 8;

  private static final String DAY = "DAY#";
  private static final String TOP = "TOP#";

  /** Sorts before every date. */
  private static final String OPEN_START = "0";

  /** Sorts after every date. */
  private static final String OPEN_END = "9999-12-31";

  private TrafficKeys() {}

  static String email(EmailAddress address) {
    return "EMAIL#" + address.key();
  }

  /** The partition of a user and the user's memberships. */
  public static String user(String user) {
    return "USER#" + user;
  }

  /** The partition of a key, by its hash. */
  public static String key(String hash) {
    return "KEY#" + hash;
  }

  static String name(RepositoryName name) {
    return "NAME#" + name.key();
  }

  /** The partition of a repository; also the sort key of its memberships. */
  public static String repository(String id) {
    return MEMBERSHIPS + id;
  }

  /** The id in a key that {@link #repository} built. */
  public static String repositoryId(String key) {
    return key.substring(MEMBERSHIPS.length());
  }

  /** The sort key of a member of a repository. */
  public static String member(String user) {
    return MEMBERS + user;
  }

  /** The user in a key that {@link #member} built. */
  static String memberId(String key) {
    return key.substring(MEMBERS.length());
  }

  /** The sort key of a day. */
  public static String day(LocalDate date) {
    return DAY + date;
  }

  /** Whether it is the sort key of a day. */
  public static boolean isDay(String key) {
    return key.startsWith(DAY);
  }

  /** The date in the sort key of a day or of top ten lists. */
  public static LocalDate date(String key) {
    return LocalDate.parse(key.substring(key.indexOf('#') + 1));
  }

  /** The first sort key of a range of days. */
  static String firstDay(DateRange range) {
    return DAY + range.start().map(LocalDate::toString).orElse(OPEN_START);
  }

  /** The last sort key of a range of days. */
  static String lastDay(DateRange range) {
    return DAY + range.end().map(LocalDate::toString).orElse(OPEN_END);
  }

  static String top(LocalDate date) {
    return TOP + date;
  }

  /** What sorts before all top ten lists. */
  static String firstTop() {
    return TOP;
  }

  /** The last sort key of top ten lists until a date. */
  static String lastTop(Optional<LocalDate> until) {
    return TOP + until.map(LocalDate::toString).orElse(OPEN_END);
  }

  /** A partition of the index. */
  static String shard(int number) {
    return "REPOSITORIES#" + number;
  }

  /** The partition of the index that lists a repository. */
  static String shardOf(String id) {
    return shard(Math.floorMod(id.hashCode(), SHARDS));
  }

  /** Sorts after a repository in its shard; without one, before all. */
  static String afterInShard(Optional<String> repository) {
    return repository.map(TrafficKeys::repository).orElse(" ");
  }
}
