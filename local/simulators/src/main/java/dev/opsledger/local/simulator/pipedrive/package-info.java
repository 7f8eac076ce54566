/**
 * A simulated Pipedrive: organizations, deals and notes, a search index that lags behind creations,
 * a daily budget, a burst limit and a plan's maximum number of deals. Tests start a {@link
 * dev.opsledger.local.simulator.pipedrive.PipedriveSimulator} and inspect its {@link
 * dev.opsledger.local.simulator.pipedrive.PipedriveWorld}.
 */
package dev.opsledger.local.simulator.pipedrive;
