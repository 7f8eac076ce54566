package dev.opsledger.core.aws;

import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.ContainerCredentialsProvider;

/**
 * The credentials of a Lambda function. Under SnapStart the variables are withdrawn before the
 * snapshot is restored and the container endpoint takes their place (AWS: "Improving startup
 * performance with SnapStart", credentials), so both are tried, in that order.
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
