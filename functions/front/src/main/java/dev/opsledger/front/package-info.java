/** The front door: the home page over all sources, the ledger of syncs, the API's documentation. */
@Configuration
@Requires(property = "opsledger.context", value = "front")
package dev.opsledger.front;

import io.micronaut.context.annotation.Configuration;
import io.micronaut.context.annotation.Requires;
