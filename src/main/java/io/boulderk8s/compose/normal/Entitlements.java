package io.boulderk8s.compose.normal;

import io.boulderk8s.compose.Rights;
import io.boulderk8s.compose.tree.Node;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/** Reads `cap_add`, `cap_drop`, `privileged`, `read_only`, `group_add` and `security_opt`. */
final class Entitlements {
  /** All capabilities of Linux, as of 5.9 (capability.h). */
  private static final Set<String> CAPABILITIES =
      Set.of(
          ("ALL AUDIT_CONTROL AUDIT_READ AUDIT_WRITE BLOCK_SUSPEND BPF CHECKPOINT_RESTORE CHOWN"
                  + " DAC_OVERRIDE DAC_READ_SEARCH FOWNER FSETID IPC_LOCK IPC_OWNER KILL LEASE"
                  + " LINUX_IMMUTABLE MAC_ADMIN MAC_OVERRIDE MKNOD NET_ADMIN NET_BIND_SERVICE"
                  + " NET_BROADCAST NET_RAW PERFMON SETFCAP SETGID SETPCAP SETUID SYS_ADMIN SYS_BOOT"
                  + " SYS_CHROOT SYS_MODULE SYS_NICE SYS_PACCT SYS_PTRACE SYS_RAWIO SYS_RESOURCE"
                  + " SYS_TIME SYS_TTY_CONFIG SYSLOG WAKE_ALARM")
              .split(" "));

  private static final long LARGEST_GROUP = Integer.MAX_VALUE;

  private Entitlements() {}

  static Rights of(Section service) {
    List<String> added = capabilities(service, "cap_add");
    List<String> dropped = capabilities(service, "cap_drop");
    added.stream()
        .filter(dropped::contains)
        .forEach(
            name ->
                service.problem(
                    "cap_drop", "`" + name + "` is added and dropped", "keep one of them"));
    SecurityOptions options = SecurityOptions.of(service);
    boolean privileged = service.flag("privileged", false);
    if (privileged && options.noNewPrivileges()) {
      service.problem(
          "security_opt",
          "Kubernetes refuses `no-new-privileges` together with `privileged`",
          "keep one of them");
    }
    return new Rights(
        added,
        dropped,
        privileged,
        service.flag("read_only", false),
        groups(service, true).map(Long::valueOf).toList(),
        groups(service, false).toList(),
        options.noNewPrivileges(),
        options.seccompUnconfined(),
        options.apparmorUnconfined());
  }

  private static List<String> capabilities(Section service, String key) {
    return service.texts(key).stream()
        .flatMap(text -> capability(service, text))
        .distinct()
        .toList();
  }

  private static Stream<String> capability(Section service, Node.Scalar text) {
    String name = text.text().toUpperCase(Locale.ROOT).replaceFirst("^CAP_", "");
    if (!CAPABILITIES.contains(name)) {
      service
          .problems()
          .add(
              text.source(),
              "`" + text.text() + "` is no capability of Linux",
              "see capabilities(7)");
      return Stream.empty();
    }
    return Stream.of(name);
  }

  /** Returns the groups by number, or those by names of the image. */
  private static Stream<String> groups(Section service, boolean numbers) {
    return service.texts("group_add").stream()
        .map(Node.Scalar::text)
        .filter(text -> isNumber(text) == numbers);
  }

  private static boolean isNumber(String group) {
    return group.matches("[0-9]{1,10}") && Long.parseLong(group) <= LARGEST_GROUP;
  }
}
