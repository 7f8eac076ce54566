/** Maps changed rows to facts and to events of the activity feed. */
package dev.opsledger.gists.publish;
