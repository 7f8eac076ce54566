package dev.opsledger.oncall.api;

import java.util.Optional;

/**
 * One page of a response.
 *
 * @param body JSON or CSV
 * @param next the cursor of the next page; empty on the last page
 */
public record PagedBody(String body, Optional<String> next) {}
