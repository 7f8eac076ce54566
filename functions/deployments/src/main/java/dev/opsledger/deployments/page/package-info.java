/** The pages about releases. */
package dev.opsledger.deployments.page;
