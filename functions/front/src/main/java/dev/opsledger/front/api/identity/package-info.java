/** The route of the identity map. */
package dev.opsledger.front.api.identity;
