/** Projects, their deployments, and what is told of them to others. */
@Configuration
@Requires(property = "opsledger.context", value = "deployments")
package dev.opsledger.deployments;

import io.micronaut.context.annotation.Configuration;
import io.micronaut.context.annotation.Requires;
