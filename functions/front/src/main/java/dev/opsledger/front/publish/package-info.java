/** Turns changes of the front's own rows into feed events. */
package dev.opsledger.front.publish;
