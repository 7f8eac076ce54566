package dev.opsledger.front.dora;

import java.util.Optional;

/**
 * A deployment that nobody had planned: a rollback, or the first one after an incident that counts
 * against a deployment, until the incident's failure window closes.
 *
 * @param release the deployment
 * @param rollback what makes it a rollback; empty if it is none
 * @param outage the incident that it follows; empty if it follows none
 */
public record Rework(Release release, Optional<Rollback> rollback, Optional<Outage> outage) {}
