package dev.opsledger.local.simulator.server;

import java.util.Map;

/**
 * A webhook ready to be sent.
 *
 * @param headers all headers that the vendor sends, including the signature
 * @param body the exact text that was signed
 */
public record WebhookCall(Map<String, String> headers, String body) {}
