/** The JSON API of users and their repositories. */
package dev.opsledger.traffic.api;
