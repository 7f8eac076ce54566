/** The route of timelines. */
package dev.opsledger.front.api.timeline;
