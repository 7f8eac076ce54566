/** A thin layer over the DynamoDB client: tables, rows and transactions. */
package dev.opsledger.core.dynamo;
