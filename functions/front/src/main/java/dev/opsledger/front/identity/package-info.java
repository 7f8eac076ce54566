/** The identity map: changing it, and proposing what may belong together. */
package dev.opsledger.front.identity;
