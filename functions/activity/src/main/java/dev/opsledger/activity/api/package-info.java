/** The aggregator's routes: posting events and reading feeds. */
package dev.opsledger.activity.api;
