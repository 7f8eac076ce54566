package dev.opsledger.front.domain;

/** Identifies a row of counters, by its partition and sort key. */
public record CounterKey(String pk, String sk) {}
