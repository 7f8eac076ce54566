/** PagerDuty's incidents and catalog, and the time windows in which incidents are fetched. */
package dev.opsledger.oncall.domain;
