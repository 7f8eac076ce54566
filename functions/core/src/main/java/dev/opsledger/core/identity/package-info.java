/**
 * Which repositories, projects, services and teams belong together. The front keeps the map and
 * lets people change it; others read its row.
 */
package dev.opsledger.core.identity;
