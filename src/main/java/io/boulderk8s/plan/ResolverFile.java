package io.boulderk8s.plan;

import java.util.List;

/** The lines of a container's /etc/resolv.conf other than its nameserver. */
public record ResolverFile(List<String> search, List<String> options) {
  public ResolverFile {
    search = List.copyOf(search);
    options = List.copyOf(options);
  }
}
