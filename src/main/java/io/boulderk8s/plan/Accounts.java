package io.boulderk8s.plan;

import java.util.List;
import java.util.Optional;

/**
 * The users and groups of an image. Docker uses them to turn the names of `user` and `group_add`
 * into numbers when it starts a container.
 *
 * @param passwd text of /etc/passwd; empty when there is none
 * @param group text of /etc/group; empty when there is none
 */
public record Accounts(String passwd, String group) {
  /** The largest id that Kubernetes accepts: 31 bits. */
  private static final long LARGEST = Integer.MAX_VALUE;

  private static final int PASSWD_FIELDS = 4;
  private static final int GROUP_FIELDS = 3;

  /**
   * Resolves `USER` or `USER:GROUP`, each a name or a number; empty when the image does not have
   * one.
   */
  Optional<RunAs> user(String text) {
    String[] parts = text.split(":", 2);
    String groupName = parts.length == 2 ? parts[1] : "";
    Optional<String[]> user = found(passwd, PASSWD_FIELDS, parts[0].isEmpty() ? "0" : parts[0]);
    Optional<Long> uid = user.flatMap(fields -> number(fields[2])).or(() -> number(parts[0]));
    if (uid.isEmpty()) {
      return Optional.empty();
    }
    if (groupName.isEmpty()) {
      Optional<Long> gid = user.flatMap(fields -> number(fields[3]));
      return Optional.of(new RunAs(uid.get(), gid.or(() -> Optional.of(0L))));
    }
    return group(groupName).map(gid -> new RunAs(uid.get(), Optional.of(gid)));
  }

  /** Resolves a group's name or number. */
  Optional<Long> group(String text) {
    return found(group, GROUP_FIELDS, text)
        .flatMap(fields -> number(fields[2]))
        .or(() -> number(text));
  }

  /** Finds the first line of this name or number, as Docker does. */
  private static Optional<String[]> found(String table, int fields, String wanted) {
    return table
        .lines()
        .map(line -> line.strip().split(":", -1))
        .filter(line -> line.length >= fields)
        .filter(line -> List.of(line[0], line[2]).contains(wanted))
        .findFirst();
  }

  private static Optional<Long> number(String text) {
    return text.matches("[0-9]{1,10}") && Long.parseLong(text) <= LARGEST
        ? Optional.of(Long.valueOf(text))
        : Optional.empty();
  }
}
