/** Settings of the local host, from the environment and {@code .env}. */
package dev.opsledger.local.settings;
