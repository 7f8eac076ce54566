/** Copies rows of a restored table back into the live one. */
package dev.opsledger.local.app.restore;
