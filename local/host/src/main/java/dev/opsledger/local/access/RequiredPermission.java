package dev.opsledger.local.access;

/**
 * A permission that a call needs.
 *
 * @param action as policies name it, such as {@code dynamodb:GetItem}
 * @param resource an ARN
 */
public record RequiredPermission(String action, String resource) {}
