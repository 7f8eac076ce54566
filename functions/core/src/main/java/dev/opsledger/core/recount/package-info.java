/**
 * Recounts: a source's figures are counted again from its rows, compared, corrected, and its rows
 * told again. The work is a chain of units of a sync of its own, so it may stop anywhere and shows
 * its progress as a refresh does.
 */
package dev.opsledger.core.recount;
