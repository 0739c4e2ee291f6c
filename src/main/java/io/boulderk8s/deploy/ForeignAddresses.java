package io.boulderk8s.deploy;

import io.boulderk8s.failure.BoulderK8sException;
import io.boulderk8s.failure.FailureKind;
import io.boulderk8s.failure.Problem;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServicePort;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Refuses static addresses that a Service of another namespace has. They are those of the whole
 * cluster: its nodes would lead a connection to one of both, and nothing would say so.
 */
public final class ForeignAddresses {
  private final KubernetesClient client;

  public ForeignAddresses(KubernetesClient client) {
    this.client = client;
  }

  /**
   * Looks at all Services, if one of these objects has such an address.
   *
   * @throws BoulderK8sException BUSY, naming each and who has it
   */
  public void refuse(Collection<HasMetadata> wanted) {
    Map<String, String> ours = new HashMap<>();
    services(wanted)
        .forEach(service -> sockets(service).forEach(at -> ours.put(at, namespace(service))));
    if (ours.isEmpty()) {
      return;
    }
    List<Problem> problems =
        client.services().inAnyNamespace().list().getItems().stream()
            .flatMap(
                service ->
                    sockets(service)
                        .filter(
                            at -> ours.containsKey(at) && !namespace(service).equals(ours.get(at)))
                        .map(at -> problem(at, service)))
            .toList();
    if (!problems.isEmpty()) {
      throw new BoulderK8sException(FailureKind.BUSY, problems, null);
    }
  }

  private static Stream<Service> services(Collection<HasMetadata> objects) {
    return objects.stream().filter(Service.class::isInstance).map(Service.class::cast);
  }

  private static Stream<String> sockets(Service service) {
    return service.getSpec().getExternalIPs().stream()
        .flatMap(
            address ->
                service.getSpec().getPorts().stream()
                    .map(ServicePort::getPort)
                    .map(port -> address + ":" + port));
  }

  private static String namespace(Service service) {
    return service.getMetadata().getNamespace();
  }

  private static Problem problem(String at, Service service) {
    return Problem.at(
        at,
        "service %s of namespace %s has this address on the whole cluster"
            .formatted(service.getMetadata().getName(), namespace(service)),
        "take that stack down, or use --discovery consul, which shares a cluster");
  }
}
