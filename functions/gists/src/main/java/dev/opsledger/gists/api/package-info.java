/** The HTTP API: the gists that a reader's session has not seen, and the users that are scanned. */
package dev.opsledger.gists.api;
