package io.boulderk8s.cluster;

import io.boulderk8s.report.Reporter;

/** Decides which image a new cluster's nodes use. */
@FunctionalInterface
public interface NodeImageSource {
  /** Returns the reference of an image that the engine has or can pull. */
  String nodeImage(Reporter reporter);
}
