package dev.opsledger.local.template;

/** Amazon resource names of the one local account. */
public final class Arn {
  private Arn() {}

  /** The region of everything local. */
  public static String region() {
    return TemplateParameters.REGION;
  }

  /** The account of everything local. */
  public static String account() {
    return TemplateParameters.ACCOUNT;
  }

  /** The name of a resource. */
  public static String of(String service, String resource) {
    return "arn:aws:%s:%s:%s:%s"
        .formatted(service, TemplateParameters.REGION, TemplateParameters.ACCOUNT, resource);
  }

  /** What stands behind the last colon: a queue's or a function's name. */
  public static String lastPart(String arn) {
    return arn.substring(arn.lastIndexOf(':') + 1);
  }
}
