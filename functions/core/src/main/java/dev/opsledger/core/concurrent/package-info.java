/** Work on many things at once. */
package dev.opsledger.core.concurrent;
