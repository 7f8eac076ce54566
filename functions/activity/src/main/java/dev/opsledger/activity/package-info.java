/** The event aggregator: stores what happened, once, and tells it as a feed. */
@Configuration
@Requires(property = "opsledger.context", value = "activity")
package dev.opsledger.activity;

import io.micronaut.context.annotation.Configuration;
import io.micronaut.context.annotation.Requires;
