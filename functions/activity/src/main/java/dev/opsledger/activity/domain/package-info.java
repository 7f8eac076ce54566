/** Events, as publishers and clients send them. */
package dev.opsledger.activity.domain;
