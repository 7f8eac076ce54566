/** Puts the rows of a restored table back into a ledger's. */
package dev.opsledger.local.app.restore;
