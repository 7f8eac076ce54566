/** Scans users' gists on GitHub and makes their deals in Pipedrive. */
package dev.opsledger.gists.sync;
