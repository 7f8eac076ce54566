/** Maps changed runs to facts and feed events. */
package dev.opsledger.ci.publish;
