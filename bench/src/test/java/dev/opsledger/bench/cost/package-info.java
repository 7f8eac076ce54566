/** What routes and synchronizations cost, in DynamoDB's units. */
package dev.opsledger.bench.cost;
