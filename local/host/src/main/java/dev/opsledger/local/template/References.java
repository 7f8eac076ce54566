package dev.opsledger.local.template;

/** Values of {@code Ref} and {@code Fn::GetAtt} for resources. */
interface References {
  /** The value of {@code Ref}, or null if there is no such resource. */
  String ref(String logicalId);

  /** The value of {@code Fn::GetAtt}, or null if there is no such resource or attribute. */
  String attribute(String logicalId, String attribute);
}
