package io.boulderk8s.compose;

import java.nio.file.Path;
import java.util.Optional;

/** A mount of a container. */
public sealed interface Mount {
  /** The path inside the container. */
  String target();

  boolean readOnly();

  /**
   * A file or directory of the host.
   *
   * @param source absolute path on the host
   */
  record Bind(Path source, String target, boolean readOnly) implements Mount {}

  /**
   * A named volume of the project.
   *
   * @param subpath the part of it to mount; empty for all of it
   */
  record Named(String volume, String target, boolean readOnly, Optional<String> subpath)
      implements Mount {
    public Named(String volume, String target, boolean readOnly) {
      this(volume, target, readOnly, Optional.empty());
    }
  }

  /** A volume of this container alone, removed with it. */
  record Anonymous(String target, boolean readOnly) implements Mount {}

  /** Memory of this container alone. */
  record Memory(String target, boolean readOnly, Volume.Kind.Tmpfs options) implements Mount {}

  /**
   * A `config` whose text is in the Compose file: the container gets a copy, which it may change.
   *
   * @param mode in octal digits
   */
  record Text(String name, String content, String target, long uid, long gid, String mode)
      implements Mount {
    @Override
    public boolean readOnly() {
      return false;
    }
  }

  /**
   * A `config` or `secret` that is a file of the host: it must exist, and the container cannot
   * write it.
   *
   * @param name of the config or secret
   */
  record HostFile(String name, Path source, String target) implements Mount {
    @Override
    public boolean readOnly() {
      return true;
    }
  }
}
