/** What the home page shows, read from counters, ranked facts, the feed and the sync report. */
package dev.opsledger.front.overview;
