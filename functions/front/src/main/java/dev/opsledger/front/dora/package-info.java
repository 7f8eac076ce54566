/**
 * The four figures of DORA ("Accelerate State of DevOps"), computed from the facts of deployments,
 * runs and incidents.
 */
package dev.opsledger.front.dora;
