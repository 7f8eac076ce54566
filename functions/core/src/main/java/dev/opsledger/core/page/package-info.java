/**
 * Building blocks shared by the HTML pages of all contexts: escaping, responses and static files.
 */
package dev.opsledger.core.page;
