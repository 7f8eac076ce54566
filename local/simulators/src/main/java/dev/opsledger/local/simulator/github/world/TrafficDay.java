package dev.opsledger.local.simulator.github.world;

import java.time.LocalDate;

/** The views or clones of one UTC day. */
public record TrafficDay(LocalDate date, int count, int uniques) {}
