/** What facts contribute to counters, and the names of the counters. */
package dev.opsledger.front.domain;
