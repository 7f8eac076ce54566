package dev.opsledger.local.template;

/**
 * Local addresses of resources.
 *
 * @param queues the base of all queue URLs, without a trailing slash
 * @param api the address of the HTTP API
 */
public record ResourceAddresses(String queues, String api) {}
