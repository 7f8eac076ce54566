/** Holds functions to what their roles allow, as AWS does. */
package dev.opsledger.local.access;
