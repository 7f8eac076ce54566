package dev.opsledger.deployments.domain;

import java.time.Instant;
import java.util.Optional;

/**
 * A project with the counts of its deployments.
 *
 * @param url where it is deployed, empty until its first deployment is done
 * @param ownerId the user who owns it
 * @param secret the hash of the secret that its webhooks present
 * @param deployments how many deployments it has
 * @param ongoing how many of them have not ended
 * @param live how many of them are done
 */
public record Project(
    long id,
    String name,
    Optional<String> url,
    long ownerId,
    Instant createdAt,
    SecretHash secret,
    long deployments,
    long ongoing,
    long live) {}
