/** Fetches deployments from GitHub: its lists in a sync, its events as they come. */
package dev.opsledger.deployments.sync;
