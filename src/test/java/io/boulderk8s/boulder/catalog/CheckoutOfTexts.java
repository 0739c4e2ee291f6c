package io.boulderk8s.boulder.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import io.boulderk8s.boulder.read.CheckoutTexts;
import io.boulderk8s.boulder.read.Generation;
import io.boulderk8s.failure.BoulderK8sException;
import io.boulderk8s.failure.FailureKind;
import io.boulderk8s.failure.Problem;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A checkout of a few texts: two services, unless a test says otherwise. */
public final class CheckoutOfTexts implements CheckoutTexts {
  private static final String HEAD =
      """
      Service = collections.namedtuple('Service', ('name', 'debug_port', 'grpc_port', 'host_override', 'cmd', 'deps'))
      """;

  private final Map<String, String> files = new HashMap<>();
  private final Set<String> folders = new HashSet<>();

  public CheckoutOfTexts() {
    with("test/consul/config.hcl", "");
    with("test/config/sa.json", "{}");
    services(
        "Service('boulder-sa-1', 8003, None, None, ('./bin/boulder', 'boulder-sa', '--config',"
            + " 'test/config/sa.json', '--debug-addr', ':8003'), None)");
  }

  public CheckoutOfTexts with(String path, String text) {
    files.put(path, text);
    return this;
  }

  public CheckoutOfTexts without(String path) {
    files.remove(path);
    return this;
  }

  /** Puts a folder in place of a file. */
  public CheckoutOfTexts folder(String path) {
    folders.add(path);
    return without(path);
  }

  /** Sets the list: the first entry is in line 3, each in a line of its own. */
  public CheckoutOfTexts services(String... entries) {
    return with(
        "test/startservers.py", HEAD + "SERVICES = [\n" + String.join(",\n", entries) + ",\n]\n");
  }

  @Override
  public Optional<String> text(String path) {
    return Optional.ofNullable(files.get(path));
  }

  @Override
  public boolean isFolder(String path) {
    return folders.contains(path);
  }

  Catalog read() {
    return Catalog.read(this, Generation.PLAIN);
  }

  /** Reads it, and returns why it is refused; nothing if it is not. */
  List<Problem> refusals() {
    try {
      read();
      return List.of();
    } catch (BoulderK8sException e) {
      assertThat(e.kind()).isEqualTo(FailureKind.CHECKOUT);
      return e.problems();
    }
  }
}
