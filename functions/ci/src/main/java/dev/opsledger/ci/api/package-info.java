/** The routes of CI: daily runs, refreshes and GitHub's webhook. */
package dev.opsledger.ci.api;
