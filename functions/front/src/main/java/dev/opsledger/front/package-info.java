/** The front: the home page, the status of the sources, the DORA figures, the API documentation. */
@Configuration
@Requires(property = "opsledger.context", value = "front")
package dev.opsledger.front;

import io.micronaut.context.annotation.Configuration;
import io.micronaut.context.annotation.Requires;
