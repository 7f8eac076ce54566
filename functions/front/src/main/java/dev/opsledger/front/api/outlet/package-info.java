/** The routes of what teams look at elsewhere: metrics, badges and digests. */
package dev.opsledger.front.api.outlet;
