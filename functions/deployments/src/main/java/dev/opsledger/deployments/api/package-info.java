/**
 * The HTTP API of projects, deployments and statistics, its access rules, and the builder's
 * webhook.
 */
package dev.opsledger.deployments.api;
