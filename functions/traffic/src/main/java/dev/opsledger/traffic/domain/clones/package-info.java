/** How many clones are those of people, and how many those of the repository's own pipelines. */
package dev.opsledger.traffic.domain.clones;
