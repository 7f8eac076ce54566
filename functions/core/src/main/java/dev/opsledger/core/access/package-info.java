/** Who may read and who may operate: tokens, sessions of browsers, and routes that need them. */
package dev.opsledger.core.access;
