/** The public feed of events, as the event aggregator stores it. */
package dev.opsledger.core.feed;
