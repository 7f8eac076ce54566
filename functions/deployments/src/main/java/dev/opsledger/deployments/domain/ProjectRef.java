package dev.opsledger.deployments.domain;

/**
 * The project of a deployment, as it was at the deployment's latest step.
 *
 * @param ownerId the user who owned the project when the deployment was created
 */
public record ProjectRef(long id, String name, long ownerId) {}
