/** Workflow runs, the accounts they belong to, and how complete the record of them is. */
package dev.opsledger.ci.domain;
