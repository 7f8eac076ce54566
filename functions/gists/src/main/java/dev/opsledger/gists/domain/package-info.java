/** Gists, their deals and the states a deal goes through, without AWS or HTTP. */
package dev.opsledger.gists.domain;
