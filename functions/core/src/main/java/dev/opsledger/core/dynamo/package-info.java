/** DynamoDB rows and tables, as thin as they can be. */
package dev.opsledger.core.dynamo;
