/**
 * Seed data for the local run: the command that loads projects and users, the shipped demo files,
 * and a demo user with traffic charts.
 */
package dev.opsledger.local.app.seed;
