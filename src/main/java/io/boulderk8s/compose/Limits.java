package io.boulderk8s.compose;

import java.util.Optional;
import java.util.OptionalLong;

/**
 * How much a container may use; memory in bytes. `deploy.resources` and the older keys beside it
 * are the same thing here, as for Compose.
 *
 * @param milliCpus thousandths of a processor
 * @param reservedMemory what the node must have to spare
 * @param sharedMemory the size of /dev/shm
 */
public record Limits(
    OptionalLong milliCpus,
    OptionalLong memory,
    OptionalLong reservedMemory,
    OptionalLong sharedMemory) {
  /** No limits. */
  public static final Limits NONE =
      new Limits(
          OptionalLong.empty(), OptionalLong.empty(), OptionalLong.empty(), OptionalLong.empty());

  /** The size of /dev/shm as the memory it is. */
  public Optional<Mount.Memory> shared() {
    return sharedMemory.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Mount.Memory(
                "/dev/shm",
                false,
                new Volume.Kind.Tmpfs(
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.of(String.valueOf(sharedMemory.getAsLong())))));
  }
}
