/** Projects, their deployments, and the facts and events about them. */
@Configuration
@Requires(property = "opsledger.context", value = "deployments")
package dev.opsledger.deployments;

import io.micronaut.context.annotation.Configuration;
import io.micronaut.context.annotation.Requires;
