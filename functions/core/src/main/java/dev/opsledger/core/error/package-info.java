/** Why a request is refused, independent of HTTP. */
package dev.opsledger.core.error;
