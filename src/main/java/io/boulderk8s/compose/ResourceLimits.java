package io.boulderk8s.compose;

import java.util.Optional;
import java.util.OptionalLong;

/**
 * The resources that a container may use; memory in bytes. As in Compose, `deploy.resources` and
 * the older keys beside it mean the same.
 *
 * @param milliCpus thousandths of a processor
 * @param reservedMemory the memory that the node must have free
 * @param sharedMemory the size of /dev/shm
 */
public record ResourceLimits(
    OptionalLong milliCpus,
    OptionalLong memory,
    OptionalLong reservedMemory,
    OptionalLong sharedMemory) {
  /** No limits. */
  public static final ResourceLimits NONE =
      new ResourceLimits(
          OptionalLong.empty(), OptionalLong.empty(), OptionalLong.empty(), OptionalLong.empty());

  /** Returns /dev/shm as a memory mount. */
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
