package dev.opsledger.endpoint;

import java.net.URI;

/** The stories over DynamoDB Local, ElasticMQ and the bus of this process. */
class OwnServicesTest extends Stories {
  @Override
  URI endpoint() {
    return null;
  }
}
