package dev.opsledger.gists.domain;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The deal of a gist, claimed by a worker.
 *
 * @param gist the gist's id, which is the deal's title
 * @param user whose gist it is
 * @param account under whose name the user's organization is kept: a former name of theirs, or this
 * @param description the gist's description
 * @param url the gist's page
 * @param files the gist's files
 * @param place the gist's place in the log
 * @param state how far it is
 * @param id Pipedrive's id, known from {@link DealState#NOTING} on
 * @param since when the present state began, for states that leave a doubt
 * @param attempts how often it was claimed
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
