/** JSON as trees, read without reflection. */
package dev.opsledger.core.json;
