package dev.opsledger.activity.domain;

import java.util.Optional;

/**
 * An event that a client posts.
 *
 * @param name such as {@code deployment.created}
 * @param payload a JSON object, as text
 * @param project the project that the payload names
 */
public record PostedEvent(String name, String payload, Optional<Long> project) {}
