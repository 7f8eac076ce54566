/** Plans and carries out fetches from GitHub, and the purges that follow deletions. */
package dev.opsledger.traffic.sync;
