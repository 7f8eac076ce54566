/**
 * Projects and users for the local run: the command that loads them, a pair to begin with, and a
 * user with charts to look at.
 */
package dev.opsledger.local.app.seed;
