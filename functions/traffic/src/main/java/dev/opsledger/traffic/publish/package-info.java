/** Maps changed rows of the traffic table to facts and feed events. */
package dev.opsledger.traffic.publish;
