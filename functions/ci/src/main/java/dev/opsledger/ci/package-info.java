/** Workflow runs of every organization that installed the GitHub App. */
@Configuration
@Requires(property = "opsledger.context", value = "ci")
package dev.opsledger.ci;

import io.micronaut.context.annotation.Configuration;
import io.micronaut.context.annotation.Requires;
