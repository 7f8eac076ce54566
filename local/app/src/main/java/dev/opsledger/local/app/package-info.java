/** The command that runs everything locally, and the commands that load and restore rows. */
package dev.opsledger.local.app;
