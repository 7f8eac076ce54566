package dev.opsledger.deployments;

/**
 * The project of a deployment, as it was at the deployment's latest step.
 *
 * @param ownerId the user who owned the project when the deployment was created
 */
record ProjectRef(long id, String name, long ownerId) {}
