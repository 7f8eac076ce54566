/** What is known to be missing of the data that DORA's figures are computed from. */
package dev.opsledger.front.dora.gap;
