package dev.opsledger.traffic.domain;

import java.time.LocalDate;
import java.util.List;

/**
 * The top tens of a repository as GitHub showed them on one day.
 *
 * @param date the UTC day
 * @param referrers where visitors came from, most first
 * @param paths what they looked at, most first
 */
public record TopTen(LocalDate date, List<TopEntry> referrers, List<TopEntry> paths) {}
