package dev.opsledger.endpoint;

import java.net.URI;

/** Runs the stories against DynamoDB Local, ElasticMQ and the in-process event bus. */
class OwnServicesTest extends Stories {
  @Override
  URI endpoint() {
    return null;
  }
}
