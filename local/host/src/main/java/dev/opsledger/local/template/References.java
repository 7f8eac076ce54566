package dev.opsledger.local.template;

/** What {@code Ref} and {@code Fn::GetAtt} of a resource stand for. */
interface References {
  /** The value of {@code Ref}, or null where there is no such resource. */
  String ref(String logicalId);

  /** The value of {@code Fn::GetAtt}, or null where there is no such resource or attribute. */
  String attribute(String logicalId, String attribute);
}
