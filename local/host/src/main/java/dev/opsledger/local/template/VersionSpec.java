package dev.opsledger.local.template;

import java.util.Set;

/**
 * The version of a function that a deployment would publish for its alias.
 *
 * @param identity changes if and only if SAM or CloudFormation would publish a new version
 * @param settings the environment variables whose values come from the template's parameters
 */
public record VersionSpec(String identity, Set<String> settings) {}
