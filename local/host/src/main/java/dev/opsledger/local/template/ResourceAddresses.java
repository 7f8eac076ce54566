package dev.opsledger.local.template;

/**
 * Where things are on this machine.
 *
 * @param queues the base of every queue's URL, without a slash at the end
 * @param api the HTTP API's address
 */
public record ResourceAddresses(String queues, String api) {}
