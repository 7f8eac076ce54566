/** Lambda's events in and answers out, without reflection. */
package dev.opsledger.core.lambda;
