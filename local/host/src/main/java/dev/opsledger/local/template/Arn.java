package dev.opsledger.local.template;

/** ARNs of the one local account. */
public final class Arn {
  private Arn() {}

  /** The region of all local resources. */
  public static String region() {
    return TemplateParameters.REGION;
  }

  /** The account id of all local resources. */
  public static String account() {
    return TemplateParameters.ACCOUNT;
  }

  /** The ARN of a resource. */
  public static String of(String service, String resource) {
    return "arn:aws:%s:%s:%s:%s"
        .formatted(service, TemplateParameters.REGION, TemplateParameters.ACCOUNT, resource);
  }

  /** The part after the last colon: the name of a queue or a function. */
  public static String lastPart(String arn) {
    return arn.substring(arn.lastIndexOf(':') + 1);
  }
}
