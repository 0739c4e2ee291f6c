package io.boulderk8s.kube;

import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import java.net.URI;
import java.time.Duration;

/**
 * Opens clients to exactly the cluster of a kubeconfig: never by the ambient kubeconfig, service
 * account or proxy. There are two, because calls need retries, and a retry of a stream could start
 * a command twice. The caller closes both.
 */
public final class KubernetesClients {
  private static final Duration CALL = Duration.ofSeconds(30);
  private static final Duration UPGRADE = Duration.ofSeconds(60);
  private static final Duration PING = Duration.ofSeconds(10);

  private KubernetesClients() {}

  /** The client for API calls and watches: retries, and gives up a request after 30 s. */
  public static KubernetesClient calls(String kubeconfig) {
    Config config = only(kubeconfig);
    config.setRequestTimeout(millis(CALL));
    config.setRequestRetryBackoffLimit(5);
    config.setRequestRetryBackoffInterval(200);
    return client(config);
  }

  /** The client for exec, logs and port forwards: one attempt, kept alive by pings every 10 s. */
  public static KubernetesClient streams(String kubeconfig) {
    Config config = only(kubeconfig);
    config.setRequestTimeout(millis(UPGRADE));
    config.setRequestRetryBackoffLimit(0);
    config.setWebsocketPingInterval(PING.toMillis());
    return client(config);
  }

  private static KubernetesClient client(Config config) {
    return new KubernetesClientBuilder().withConfig(config).build();
  }

  static Config only(String kubeconfig) {
    Config config = Config.fromKubeconfig(kubeconfig);
    config.setAutoConfigure(false);
    if (isLoopback(config.getMasterUrl())) {
      config.setHttpProxy(null);
      config.setHttpsProxy(null);
    }
    return config;
  }

  private static boolean isLoopback(String url) {
    String host = URI.create(url).getHost();
    return host != null
        && (host.startsWith("127.") || host.equals("localhost") || host.equals("[::1]"));
  }

  private static int millis(Duration duration) {
    return Math.toIntExact(duration.toMillis());
  }
}
