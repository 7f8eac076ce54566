package dev.opsledger.core.web;

import dev.opsledger.core.error.RequestException;
import java.util.List;

/**
 * What most requests go through, gone through once before a snapshot of the function is taken.
 * Everything here only reads, of things that are not there, and needs no token: {@code paths} are
 * requested without one, and {@code reads} do what a controller does behind it.
 *
 * @param paths paths of GET routes
 * @param reads reads of the domain; a {@link RequestException} is an answer like any other
 */
public record PrimingPaths(List<String> paths, List<Runnable> reads) {}
