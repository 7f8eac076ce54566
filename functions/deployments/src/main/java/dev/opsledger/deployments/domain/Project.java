package dev.opsledger.deployments.domain;

import java.time.Instant;
import java.util.Optional;

/**
 * A project, with counts of its deployments that are kept together with them.
 *
 * @param url where it is to be seen, empty until its first deployment is done
 * @param ownerId the user that owns it
 * @param secret what proves that a webhook is this project's
 * @param deployments how many there are
 * @param ongoing how many of them have not ended
 * @param live how many of them are done
 */
public record Project(
    long id,
    String name,
    Optional<String> url,
    long ownerId,
    Instant createdAt,
    SaltedHash secret,
    long deployments,
    long ongoing,
    long live) {}
