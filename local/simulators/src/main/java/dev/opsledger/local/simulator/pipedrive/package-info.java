/**
 * Pipedrive, played: organizations, deals and notes that stay, a search that lags behind what was
 * created, a daily budget, a burst limit and a plan's limit of deals. Tests start a {@link
 * dev.opsledger.local.simulator.pipedrive.PipedriveSimulator} and look into its {@link
 * dev.opsledger.local.simulator.pipedrive.PipedriveWorld}.
 */
package dev.opsledger.local.simulator.pipedrive;
