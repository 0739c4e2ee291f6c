package io.boulderk8s.compose;

import java.nio.file.Path;

/** Something mounted into a container. */
public sealed interface Mount {
  /** The path inside the container. */
  String target();

  /**
   * A file or directory of the host.
   *
   * @param source absolute path on the host
   */
  record Bind(Path source, String target, boolean readOnly) implements Mount {}

  /** A named volume of the project. */
  record Named(String volume, String target, boolean readOnly) implements Mount {}

  /** A volume of this container alone, gone with it. */
  record Anonymous(String target, boolean readOnly) implements Mount {}
}
