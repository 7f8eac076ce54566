/** HTTP handling shared by every context: handler, errors, health, webhooks. */
package dev.opsledger.core.web;
