/** The HTTP edge of every context: handler, errors, access. */
package dev.opsledger.core.web;
