package software.amazon.awssdk.regions;

/**
 * Replaces the SDK class of this name, which on initialization instantiates three hundred classes,
 * one per AWS service, when the first client is built: a tenth of all classes that a small function
 * loads. Without it the SDK falls back to the pattern that all our services follow, {@code
 * service.region.suffix}. The artifacts leave the three hundred classes out; if a later SDK version
 * needs them, the tests that start every artifact fail.
 */
public final class GeneratedServiceMetadataProvider implements ServiceMetadataProvider {
  /** Returns null, which makes the SDK fall back to the default pattern. */
  @Override
  public ServiceMetadata serviceMetadata(String endpointPrefix) {
    return null;
  }
}
