/** Calling vendors over HTTP, and the three ways in which a call can fail. */
package dev.opsledger.core.vendor;
