package io.boulderk8s.manifest;

import io.boulderk8s.plan.Workload;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * A container's host name. Where Compose says none Docker makes one up, 12 hexadecimal digits; so
 * do we, but always the same one. It must not be the service's name, as a pod's is if nothing is
 * said: the kubelet puts it into /etc/hosts, with the pod's address, and the service would look
 * itself up there.
 */
final class HostName {
  private static final int BYTES = 6;

  private HostName() {}

  static String of(Workload workload) {
    return workload.hostname().orElseGet(() -> madeUp(workload.name()));
  }

  private static String madeUp(String from) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(from.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest, 0, BYTES);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e); // every Java has it
    }
  }
}
