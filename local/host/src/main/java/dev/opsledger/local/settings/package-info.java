/** Settings of the local host: {@code .env}, then the environment. */
package dev.opsledger.local.settings;
