/** Loads projects and users from files into the table. */
package dev.opsledger.deployments.seed;
