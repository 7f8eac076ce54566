package dev.opsledger.core.web;

import dev.opsledger.core.error.RequestException;
import java.util.List;

/**
 * The hot paths of a context, run once before Lambda takes a snapshot. All of them only read rows
 * that do not exist, and need no token: {@code paths} are requested without one, and {@code reads}
 * do what a controller does after the token check.
 *
 * @param paths paths of GET routes
 * @param reads reads of the domain; a {@link RequestException} counts as success
 */
public record PrimingPaths(List<String> paths, List<Runnable> reads) {}
