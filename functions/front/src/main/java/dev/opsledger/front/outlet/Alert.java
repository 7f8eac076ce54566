package dev.opsledger.front.outlet;

/**
 * Something that people are told once.
 *
 * @param key the same for the same occasion, which is told once
 * @param text a sentence without a full stop
 * @param path where it is seen, on the ledger's own address
 */
public record Alert(String key, String text, String path) {}
