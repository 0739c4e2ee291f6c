package io.boulderk8s.compose.normal;

import io.boulderk8s.compose.tree.Node;
import java.util.Set;
import java.util.stream.Collectors;

/** The parts of `security_opt` that a pod has as well. */
record SecurityOptions(
    boolean noNewPrivileges, boolean seccompUnconfined, boolean apparmorUnconfined) {
  private static final String PRIVILEGES = "no-new-privileges";
  private static final String SECCOMP = "seccomp=unconfined";
  private static final String APPARMOR = "apparmor=unconfined";

  /** Options that hold anyway. */
  private static final Set<String> USUAL =
      Set.of(PRIVILEGES + "=false", "seccomp=builtin", "label=disable");

  static SecurityOptions of(Section service) {
    service.texts("security_opt").forEach(option -> check(service, option));
    Set<String> options =
        service.texts("security_opt").stream()
            .map(option -> canonical(option.text()))
            .collect(Collectors.toSet());
    return new SecurityOptions(
        options.contains(PRIVILEGES), options.contains(SECCOMP), options.contains(APPARMOR));
  }

  /** Accepts a colon as well, and `=true`, as Docker does. */
  private static String canonical(String option) {
    String written = option.contains("=") ? option : option.replaceFirst(":", "=");
    return written.equals(PRIVILEGES + "=true") ? PRIVILEGES : written;
  }

  private static void check(Section service, Node.Scalar option) {
    String canonical = canonical(option.text());
    if (!Set.of(PRIVILEGES, SECCOMP, APPARMOR).contains(canonical) && !USUAL.contains(canonical)) {
      service
          .problems()
          .add(
              option.source(),
              "the security option `"
                  + option.text()
                  + "` is not supported: profiles and SELinux labels are files and settings of the"
                  + " node",
              "use no-new-privileges, seccomp=unconfined or apparmor=unconfined");
    }
  }
}
