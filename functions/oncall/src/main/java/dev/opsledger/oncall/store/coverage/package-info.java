/** How far lists and counts are read: windows, daily reads, and counts of former incidents. */
package dev.opsledger.oncall.store.coverage;
