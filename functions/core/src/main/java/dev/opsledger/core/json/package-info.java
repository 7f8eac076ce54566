/** JSON as trees, read and written without reflection. */
package dev.opsledger.core.json;
