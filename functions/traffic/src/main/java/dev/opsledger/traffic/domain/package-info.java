/** Repositories, who may see their traffic, and the numbers of their days. */
package dev.opsledger.traffic.domain;
