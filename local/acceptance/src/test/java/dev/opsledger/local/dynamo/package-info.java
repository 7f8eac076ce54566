/** Checks that the local DynamoDB responds like AWS's. */
package dev.opsledger.local.dynamo;
