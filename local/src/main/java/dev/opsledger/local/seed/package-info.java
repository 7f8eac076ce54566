/** Projects and users for the local run: the command that loads them, and a pair to begin with. */
package dev.opsledger.local.seed;
