/** Costs of routes and syncs in DynamoDB units. */
package dev.opsledger.bench.cost;
