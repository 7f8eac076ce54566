package software.amazon.awssdk.regions;

/**
 * Stands in the place of the SDK's class of this name, whose initialization makes an object of each
 * of three hundred classes, one for every service of AWS, whenever the first client is built: a
 * tenth of the classes that a small function loads. The SDK falls back to the rule that all of ours
 * follow, {@code service.region.suffix}. The artifacts leave the three hundred out; should another
 * version of the SDK need them, the tests that start every artifact fail.
 */
public final class GeneratedServiceMetadataProvider implements ServiceMetadataProvider {
  /** Nothing is known of any service that does not follow the rule. */
  @Override
  public ServiceMetadata serviceMetadata(String endpointPrefix) {
    return null;
  }
}
