package io.boulderk8s.compose;

import java.nio.file.Path;
import java.util.Optional;

/**
 * A named volume of the project.
 *
 * @param external whether it exists outside of this project
 */
public record Volume(String name, String fullName, Kind kind, boolean external, Source source) {
  /** The storage of a volume. */
  public sealed interface Kind {
    /** A folder of the host, mounted wherever the volume is; it must exist. */
    record Folder(Path device) implements Kind {}

    /** A directory that outlives the containers. */
    record Directory() implements Kind {}

    /**
     * Memory, with the owner and mode of the mount options uid=, gid=, mode= and the size of size=.
     */
    record Tmpfs(
        Optional<Integer> uid, Optional<Integer> gid, Optional<String> mode, Optional<String> size)
        implements Kind {}
  }
}
