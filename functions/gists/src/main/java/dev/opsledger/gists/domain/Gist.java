package dev.opsledger.gists.domain;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A public gist, as it was when it was first seen.
 *
 * @param id GitHub's id: digits in old gists, hexadecimal in new ones
 * @param user whose it is, as the configuration spells the name
 * @param account the key under which the user's organization is kept
 * @param description what its author wrote, empty where there is nothing
 * @param url its page
 * @param createdAt when it was created, empty where GitHub leaves it out
 * @param files its files
 */
public record Gist(
    String id,
    String user,
    String account,
    Optional<String> description,
    String url,
    Optional<Instant> createdAt,
    List<File> files) {

  /**
   * A file of a gist.
   *
   * @param name its name
   * @param language its language, empty where GitHub could not tell
   * @param size bytes
   */
  public record File(String name, Optional<String> language, long size) {}

  /** About how many characters it is to store. */
  public long length() {
    long named = files.stream().mapToLong(f -> f.name().length() + 60L).sum();
    return 300L + description.map(String::length).orElse(0) + named;
  }
}
