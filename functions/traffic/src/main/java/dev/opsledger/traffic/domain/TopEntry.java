package dev.opsledger.traffic.domain;

import java.util.Optional;

/**
 * An entry of a top ten list, counted by GitHub over its last 14 days.
 *
 * @param name a referrer's name or a page's path
 * @param title a page's title, empty for referrers
 * @param counts views and visitors
 */
public record TopEntry(String name, Optional<String> title, Counts counts) {}
