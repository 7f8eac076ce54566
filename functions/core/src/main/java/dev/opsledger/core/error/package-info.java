/** What is wrong with a request, in terms of the domain and not of HTTP. */
package dev.opsledger.core.error;
