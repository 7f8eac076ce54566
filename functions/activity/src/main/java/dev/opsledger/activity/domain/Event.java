package dev.opsledger.activity.domain;

import java.time.Instant;

/**
 * An event.
 *
 * @param id its id; later events mostly have greater ones
 * @param name such as {@code deployment.created}
 * @param payload a JSON object, as text
 * @param createdAt when it happened; feeds are sorted by it
 */
public record Event(long id, String name, String payload, Instant createdAt) {}
