/** The local DynamoDB, where it must answer as AWS's does. */
package dev.opsledger.local.dynamo;
