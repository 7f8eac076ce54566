/** What a function finds where it runs: its environment, and who watches the calls it makes. */
package dev.opsledger.core.runtime;
