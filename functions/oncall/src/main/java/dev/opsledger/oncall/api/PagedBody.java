package dev.opsledger.oncall.api;

import java.util.Optional;

/**
 * An answer that may end early.
 *
 * @param body JSON or CSV
 * @param next the cursor with which the rest begins, empty when this is all
 */
record PagedBody(String body, Optional<String> next) {}
