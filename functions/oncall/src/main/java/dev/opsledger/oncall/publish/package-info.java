/** Turns changed incident rows into facts and feed events. */
package dev.opsledger.oncall.publish;
