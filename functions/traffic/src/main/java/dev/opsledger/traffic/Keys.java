package dev.opsledger.traffic;

import java.time.LocalDate;

/**
 * The keys of the traffic table.
 *
 * <pre>
 * EMAIL#address    EMAIL          who has the address
 * USER#user        USER           a user, by the hash of the first token
 * KEY#hash         KEY            another key: a later token, or one that only reads pages
 * USER#user        REPO#id        that the user keeps an eye on a repository
 * NAME#owner/name  NAME           the id of a repository
 * REPO#id          REPO           the repository: while this row is there, the others may be written
 * REPO#id          MEMBER#user    the same membership, with the token that the user gave
 * REPO#id          DAY#2026-11-21 one day
 * REPO#id          TOP#2026-11-21 the top tens of one day
 * PURGE            id             a repository whose rows are still to be deleted, and its last user
 * PURGE-USERS      user           a user whose rows are still to be deleted
 * </pre>
 */
final class Keys {
  static final String EMAIL = "EMAIL";
  static final String USER = "USER";
  static final String NAME = "NAME";
  static final String REPOSITORY = "REPO";
  static final String MEMBER = "MEMBER#";
  static final String DAY = "DAY#";
  static final String TOP = "TOP#";
  static final String PURGE = "PURGE";
  static final String PURGE_USERS = "PURGE-USERS";
  static final String KEY = "KEY";

  /** The index that lists all repositories, spread over a few partitions. */
  static final String INDEX = "repositories";

  static final int SHARDS = 8;

  private Keys() {}

  static String email(EmailAddress address) {
    return "EMAIL#" + address.key();
  }

  static String user(String user) {
    return "USER#" + user;
  }

  static String key(String hash) {
    return "KEY#" + hash;
  }

  static String name(RepositoryName name) {
    return "NAME#" + name.key();
  }

  static String repository(String id) {
    return "REPO#" + id;
  }

  static String member(String user) {
    return MEMBER + user;
  }

  static String day(LocalDate date) {
    return DAY + date;
  }

  static String top(LocalDate date) {
    return TOP + date;
  }

  static String shard(int number) {
    return "REPOSITORIES#" + number;
  }

  static String shardOf(String id) {
    return shard(Math.floorMod(id.hashCode(), SHARDS));
  }
}
