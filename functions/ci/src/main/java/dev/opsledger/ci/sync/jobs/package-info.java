/** Asks GitHub for the jobs of stored runs. */
package dev.opsledger.ci.sync.jobs;
