package dev.opsledger.ci;

import java.time.Instant;
import java.util.Optional;

/**
 * What is known of a repository's runs: the checkpoint from which the next sync goes on, and the
 * ledger of what was expected and stored.
 *
 * @param repository the repository's id
 * @param name owner and name, for people
 * @param since from when on GitHub is asked; it stays the same for weeks, so that an unchanged
 *     answer can be recognized by its ETag
 * @param etag what stands for the first page of the last answer
 * @param knownUntil every run created before this is stored
 * @param listedFrom from when on the last first page listed every run
 * @param expected runs that GitHub said there were in the last window
 * @param missing runs of it that GitHub would not list
 * @param asOf when GitHub was last seen to have changed something
 * @param reason why the repository cannot be read, empty when it can
 */
record Coverage(
    long repository,
    String name,
    Instant since,
    Optional<String> etag,
    Optional<Instant> knownUntil,
    Instant listedFrom,
    long expected,
    long missing,
    Instant asOf,
    Optional<String> reason) {

  static Coverage none(long repository, String name, Instant since) {
    return new Coverage(
        repository,
        name,
        since,
        Optional.empty(),
        Optional.empty(),
        since,
        0,
        0,
        since,
        Optional.empty());
  }

  Coverage failing(String why) {
    return new Coverage(
        repository,
        name,
        since,
        etag,
        knownUntil,
        listedFrom,
        expected,
        missing,
        asOf,
        Optional.of(why));
  }

  Coverage readable() {
    return new Coverage(
        repository,
        name,
        since,
        etag,
        knownUntil,
        listedFrom,
        expected,
        missing,
        asOf,
        Optional.empty());
  }
}
