package dev.opsledger.front.domain;

/** The key of a row of numbers. */
public record CounterKey(String pk, String sk) {}
