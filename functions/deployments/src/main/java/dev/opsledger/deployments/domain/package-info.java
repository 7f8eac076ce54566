/** Projects, deployments and the transitions between their statuses, without AWS or HTTP. */
package dev.opsledger.deployments.domain;
