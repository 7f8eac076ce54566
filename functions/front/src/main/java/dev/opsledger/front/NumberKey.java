package dev.opsledger.front;

/** The key of a row of numbers. */
record NumberKey(String pk, String sk) {}
