/** The traffic of repositories, day by day, kept for good and shown as charts. */
@Configuration
@Requires(property = "opsledger.context", value = "traffic")
package dev.opsledger.traffic;

import io.micronaut.context.annotation.Configuration;
import io.micronaut.context.annotation.Requires;
