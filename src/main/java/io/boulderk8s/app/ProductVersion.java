package io.boulderk8s.app;

import java.util.Optional;

/** Names the version of boulder-k8s, as the manifest of its jar has it. */
public final class ProductVersion {
  private ProductVersion() {}

  public static String text() {
    return Optional.ofNullable(ProductVersion.class.getPackage().getImplementationVersion())
        .orElse("(not packaged)");
  }
}
