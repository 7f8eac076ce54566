/** Read and operate access: tokens, browser sessions, and the filters that protect routes. */
package dev.opsledger.core.access;
