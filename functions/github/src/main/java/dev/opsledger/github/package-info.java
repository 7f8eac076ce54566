/** The GitHub client: App authentication, paging, conditional requests and rate limits. */
package dev.opsledger.github;
