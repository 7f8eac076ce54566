/**
 * The four figures of DORA ("Accelerate State of DevOps"), from deployments, runs and incidents:
 * rules and arithmetic, without a store or HTTP.
 */
package dev.opsledger.front.dora;
