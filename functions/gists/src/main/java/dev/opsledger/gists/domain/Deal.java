package dev.opsledger.gists.domain;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The deal of a gist, claimed by a worker.
 *
 * @param gist the gist's id, which is the deal's title
 * @param user the gist's author
 * @param account the name of the user's organization: the name under which the user was first
 *     watched
 * @param description the gist's description
 * @param url the gist's page
 * @param files the gist's files
 * @param place the gist's place in the log
 * @param state how far the deal is
 * @param id Pipedrive's id, known from {@link DealState#NOTING} on
 * @param since when something was sent in the present state with an unknown outcome
 * @param attempts how often the deal was claimed
 */
public record Deal(
    String gist,
    String user,
    String account,
    Optional<String> description,
    String url,
    List<Gist.File> files,
    long place,
    DealState state,
    Optional<Long> id,
    Optional<Instant> since,
    long attempts) {}
