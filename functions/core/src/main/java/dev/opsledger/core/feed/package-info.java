/** The feed of what happened, as the event aggregator keeps it and everybody may read it. */
package dev.opsledger.core.feed;
