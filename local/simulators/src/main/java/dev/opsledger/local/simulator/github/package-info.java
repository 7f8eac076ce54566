/**
 * A simulated GitHub. {@code world} holds the data, {@code json} renders it, {@code api} serves it,
 * {@code webhook} sends events, and {@code demo} generates demo data. Tests build a {@link
 * dev.opsledger.local.simulator.github.world.GitHubWorld} and start a {@link
 * dev.opsledger.local.simulator.github.GitHubSimulator} with it.
 */
package dev.opsledger.local.simulator.github;
