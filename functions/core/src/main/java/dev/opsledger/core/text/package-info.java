/** Text: cleaning and normalising outside input, hashes and cursors. */
package dev.opsledger.core.text;
