/** What changed: before an incident, from a commit to its incidents, and after a deployment. */
package dev.opsledger.front.timeline;
