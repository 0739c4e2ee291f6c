package io.boulderk8s.compose;

import java.util.List;

/**
 * The rights of a container, where they differ from the default.
 *
 * @param added capabilities without their `CAP_`, in upper case; `ALL` is all
 * @param dropped the same
 * @param groups further groups of the container's processes, by number
 * @param groupNames further groups, by their names in the image
 * @param noNewPrivileges set-user-ID programs gain nothing
 * @param seccompUnconfined whether seccomp allows every system call
 * @param apparmorUnconfined no AppArmor profile is set
 */
public record Rights(
    List<String> added,
    List<String> dropped,
    boolean privileged,
    boolean readOnlyRoot,
    List<Long> groups,
    List<String> groupNames,
    boolean noNewPrivileges,
    boolean seccompUnconfined,
    boolean apparmorUnconfined) {
  /** The rights of a container whose service sets none. */
  public static final Rights USUAL =
      new Rights(List.of(), List.of(), false, false, List.of(), List.of(), false, false, false);

  public Rights {
    added = List.copyOf(added);
    dropped = List.copyOf(dropped);
    groups = List.copyOf(groups);
    groupNames = List.copyOf(groupNames);
  }

  /** Returns the same rights with every group by number. */
  public Rights withGroups(List<Long> numbers) {
    return new Rights(
        added,
        dropped,
        privileged,
        readOnlyRoot,
        numbers,
        List.of(),
        noNewPrivileges,
        seccompUnconfined,
        apparmorUnconfined);
  }
}
