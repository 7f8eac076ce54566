/**
 * The frame of the HTML pages of all contexts: navigation, periods, tables, escaping, errors as
 * pages, and their static files.
 */
package dev.opsledger.core.page;
