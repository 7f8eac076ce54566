/** A deal in the CRM for every public gist of the people you watch. */
@Configuration
@Requires(property = "opsledger.context", value = "gists")
package dev.opsledger.gists;

import io.micronaut.context.annotation.Configuration;
import io.micronaut.context.annotation.Requires;
