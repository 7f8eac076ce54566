package dev.opsledger.local.simulator.server;

import java.util.Map;

/**
 * A webhook ready to be posted.
 *
 * @param headers all that GitHub sends, the signature included
 * @param body the exact text that is signed
 */
public record WebhookCall(Map<String, String> headers, String body) {}
