package dev.opsledger.local.template;

import java.util.Set;

/**
 * The version of a function that a deployment would publish for its alias.
 *
 * @param identity another one for another version: what SAM and CloudFormation compare
 * @param settings the environment variables that take their values from the template's parameters
 */
public record VersionSpec(String identity, Set<String> settings) {}
