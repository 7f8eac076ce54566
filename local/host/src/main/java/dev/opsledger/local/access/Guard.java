package dev.opsledger.local.access;

import dev.opsledger.core.runtime.CallObserver;
import dev.opsledger.local.template.Grant;
import java.util.List;
import java.util.ServiceLoader;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.SdkRequest;

/** Rejects AWS calls of a function that its role does not allow. */
public final class Guard implements CallObserver {
  private static final List<PermissionListener> WITNESSES =
      ServiceLoader.load(PermissionListener.class).stream()
          .map(ServiceLoader.Provider::get)
          .toList();

  private final String function;
  private final List<Grant> grants;
  private final CallObserver observer;

  /**
   * @param function its logical id
   * @param grants what its role allows
   * @param observer the next observer of the function's calls
   */
  public Guard(String function, List<Grant> grants, CallObserver observer) {
    this.function = function;
    this.grants = grants;
    this.observer = observer;
  }

  @Override
  public void asked(SdkRequest request) {
    judge(PermissionMapper.of(request));
    observer.asked(request);
  }

  private void judge(List<RequiredPermission> needs) {
    for (RequiredPermission need : needs) {
      boolean granted = grants.stream().anyMatch(g -> g.allows(need.action(), need.resource()));
      WITNESSES.forEach(witness -> witness.saw(function, need, granted));
      if (!granted) {
        throw denied(need);
      }
    }
  }

  /** An access-denied error in AWS's wording. */
  private AwsServiceException denied(RequiredPermission need) {
    var message =
        "%s is not authorized to perform: %s on resource: %s"
            .formatted(function, need.action(), need.resource());
    var details =
        AwsErrorDetails.builder().errorCode("AccessDeniedException").errorMessage(message).build();
    return AwsServiceException.builder()
        .message(message)
        .awsErrorDetails(details)
        .statusCode(400)
        .build();
  }

  @Override
  public void before(Call call) {
    judge(PermissionMapper.of(call));
    observer.before(call);
  }

  @Override
  public void after(Call call, Cost cost) {
    observer.after(call, cost);
  }
}
