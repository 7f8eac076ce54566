package dev.opsledger.traffic.domain;

import java.util.Optional;

/**
 * A line of a top ten, over GitHub's last 14 days.
 *
 * @param name a referrer's name or a page's path
 * @param title a page's title, empty for referrers
 * @param counts how often, and how many people
 */
public record TopEntry(String name, Optional<String> title, Counts counts) {}
