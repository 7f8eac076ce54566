/** The page about gists and their deals. */
package dev.opsledger.gists.page;
