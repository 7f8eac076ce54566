/**
 * Lean clients for the AWS services that the functions use, and the hook that observes their calls.
 */
package dev.opsledger.core.aws;
