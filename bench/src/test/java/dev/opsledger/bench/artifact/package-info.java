/** Tests of the deployable artifacts: each function runs from its jar alone; jar contents. */
package dev.opsledger.bench.artifact;
