/** The command that runs everything on a laptop, and the commands that load and restore rows. */
package dev.opsledger.local.app;
