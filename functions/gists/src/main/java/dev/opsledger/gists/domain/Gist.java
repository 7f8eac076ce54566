package dev.opsledger.gists.domain;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A public gist as it was when it was first read.
 *
 * @param id GitHub's id: digits in old gists, hexadecimal in new ones
 * @param user the author's name as configured
 * @param account the name of the user's organization in the CRM
 * @param description what its author wrote, empty if nothing
 * @param url its page
 * @param createdAt when it was created, empty if GitHub did not say
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
   * @param language its language, empty if GitHub does not know it
   * @param size in bytes
   */
  public record File(String name, Optional<String> language, long size) {}

  /** About how many characters the gist takes to store. */
  public long length() {
    long named = files.stream().mapToLong(f -> f.name().length() + 60L).sum();
    return 300L + description.map(String::length).orElse(0) + named;
  }
}
