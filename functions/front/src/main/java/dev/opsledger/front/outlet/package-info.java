/** What the ledger tells where teams already look: badges, metrics, digests and alerts. */
package dev.opsledger.front.outlet;
