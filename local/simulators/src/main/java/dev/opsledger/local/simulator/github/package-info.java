/**
 * GitHub, played. {@code world} is what there is, {@code json} how it is written, {@code api} how
 * it is asked for, {@code webhook} how it is announced, {@code demo} a made-up world for a
 * newcomer. Tests build a {@link dev.opsledger.local.simulator.github.world.GitHubWorld} and start
 * a {@link dev.opsledger.local.simulator.github.GitHubSimulator} over it.
 */
package dev.opsledger.local.simulator.github;
