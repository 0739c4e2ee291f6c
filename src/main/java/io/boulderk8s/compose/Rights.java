package io.boulderk8s.compose;

import java.util.List;

/**
 * What a container may do beyond, or short of, what every container may.
 *
 * @param added capabilities without their `CAP_`, in upper case; `ALL` is all
 * @param dropped the same
 * @param groups further groups of the container's processes, by number
 * @param groupNames the same, by the names that they have in the image
 * @param noNewPrivileges set-user-ID programs gain nothing
 * @param seccompUnconfined every system call is allowed
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
  /** What a container has whose service says nothing of it. */
  public static final Rights USUAL =
      new Rights(List.of(), List.of(), false, false, List.of(), List.of(), false, false, false);

  public Rights {
    added = List.copyOf(added);
    dropped = List.copyOf(dropped);
    groups = List.copyOf(groups);
    groupNames = List.copyOf(groupNames);
  }

  /** The same, with every group by number. */
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
