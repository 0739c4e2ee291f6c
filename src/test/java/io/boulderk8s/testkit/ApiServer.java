package io.boulderk8s.testkit;

import io.boulderk8s.kube.KubernetesClients;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.time.Duration;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Assumptions;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.containers.wait.strategy.Wait;
import org.testcontainers.images.ImagePullPolicy;
import org.testcontainers.k3s.K3sContainer;
import org.testcontainers.utility.DockerImageName;
import org.testcontainers.utility.MountableFile;

/**
 * A real API server without a kubelet: nothing runs, so a test writes the statuses itself. It is
 * made of our own node image where the engine has it, and of k3s where a registry has that.
 */
public final class ApiServer implements AutoCloseable {
  private static final String NODE_IMAGE = "boulder-k8s/node:v1.34.4";
  private static final String K3S_IMAGE = "rancher/k3s:v1.34.1-k3s1";
  private static final int PORT = 6443;
  private static final Duration START_LIMIT = Duration.ofMinutes(4);
  private static final Pattern SERVER = Pattern.compile("server: https://\\S+");

  private final GenericContainer<?> container;
  private final KubernetesClient client;

  private ApiServer(GenericContainer<?> container, String kubeconfig) {
    this.container = container;
    this.client = KubernetesClients.calls(kubeconfig);
  }

  /** Aborts the test, which then counts as skipped, where nobody asked or no engine runs it. */
  public static ApiServer start() {
    Assumptions.assumeTrue(
        ClusterGate.apiServerWanted(),
        "an API server is a container: -Dscenarios, or the test's name (-Dit.test='*IT'), starts it");
    Assumptions.assumeTrue(
        DockerClientFactory.instance().isDockerAvailable(),
        "no container engine answers: nothing to run an API server with");
    return present(NODE_IMAGE) ? ofNodeImage() : ofK3s();
  }

  private static boolean present(String image) {
    return !DockerClientFactory.lazyClient()
        .listImagesCmd()
        .withReferenceFilter(image)
        .exec()
        .isEmpty();
  }

  @SuppressWarnings("resource") // closed by close()
  private static ApiServer ofNodeImage() {
    String script = "/api-server.sh";
    ImagePullPolicy never = _ -> false;
    GenericContainer<?> container =
        new GenericContainer<>(DockerImageName.parse(NODE_IMAGE))
            .withImagePullPolicy(never)
            .withCopyFileToContainer(
                MountableFile.forClasspathResource("apiserver/start.sh", 0755), script)
            .withCreateContainerCmdModifier(create -> create.withEntrypoint("/bin/bash", script))
            .withEnv("API_HOST", DockerClientFactory.instance().dockerHostIpAddress())
            .withExposedPorts(PORT)
            .waitingFor(
                Wait.forHttps("/readyz")
                    .forPort(PORT)
                    .allowInsecure()
                    .withStartupTimeout(START_LIMIT));
    container.start();
    String kubeconfig =
        container.copyFileFromContainer(
            "/etc/kubernetes/super-admin.conf", file -> new String(file.readAllBytes()));
    String server = "server: https://" + container.getHost() + ":" + container.getMappedPort(PORT);
    return new ApiServer(container, SERVER.matcher(kubeconfig).replaceAll(server));
  }

  @SuppressWarnings("resource") // closed by close()
  private static ApiServer ofK3s() {
    K3sContainer container =
        new K3sContainer(DockerImageName.parse(K3S_IMAGE))
            .withCommand("server", "--disable-agent", "--tls-san=localhost");
    try {
      container.start();
    } catch (RuntimeException e) {
      Assumptions.abort(
          "neither is %s in the engine (images/offline/node builds it) nor does %s start: %s"
              .formatted(NODE_IMAGE, K3S_IMAGE, e.getMessage()));
    }
    return new ApiServer(container, container.getKubeConfigYaml());
  }

  public KubernetesClient client() {
    return client;
  }

  @Override
  public void close() {
    client.close();
    container.close();
  }
}
