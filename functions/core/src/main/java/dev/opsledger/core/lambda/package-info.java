/** Lambda handlers that parse events and write responses without reflection. */
package dev.opsledger.core.lambda;
