package dev.opsledger.traffic.domain;

import java.time.LocalDate;
import java.util.List;

/**
 * A repository's top ten lists as GitHub showed them on one day.
 *
 * @param date the UTC day
 * @param referrers where visitors came from, most frequent first
 * @param paths which pages they viewed, most frequent first
 */
public record TopTen(LocalDate date, List<TopEntry> referrers, List<TopEntry> paths) {}
