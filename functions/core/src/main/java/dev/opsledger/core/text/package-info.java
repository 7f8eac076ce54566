/** Texts of the outside world: made fit to be carried, and the same however they are written. */
package dev.opsledger.core.text;
