package dev.opsledger.core.aws;

import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.ContainerCredentialsProvider;

/**
 * Credentials of a Lambda function. Under SnapStart, a container endpoint replaces the credential
 * variables when the snapshot is restored (AWS: "Improving startup performance with SnapStart",
 * credentials), so the endpoint is used as soon as its address is set.
 */
final class SnapStartSafeCredentials implements AwsCredentialsProvider {
  private final AwsCredentialsProvider fromVariables;
  private AwsCredentialsProvider fromContainer;

  SnapStartSafeCredentials(AwsCredentialsProvider fromVariables) {
    this.fromVariables = fromVariables;
  }

  @Override
  public AwsCredentials resolveCredentials() {
    if (System.getenv("AWS_CONTAINER_CREDENTIALS_FULL_URI") != null) {
      return container().resolveCredentials();
    }
    return fromVariables.resolveCredentials();
  }

  private synchronized AwsCredentialsProvider container() {
    if (fromContainer == null) {
      fromContainer = ContainerCredentialsProvider.create();
    }
    return fromContainer;
  }
}
