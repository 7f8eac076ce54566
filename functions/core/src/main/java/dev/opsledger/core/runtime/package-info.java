/** A function's runtime environment, and the observer of its outgoing calls. */
package dev.opsledger.core.runtime;
