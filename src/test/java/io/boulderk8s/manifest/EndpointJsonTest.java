package io.boulderk8s.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import io.boulderk8s.plan.Endpoint;
import io.boulderk8s.plan.Endpoint.Routes;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

final class EndpointJsonTest {
  @Test
  void a_workload_without_routes_says_nothing_of_them() {
    assertThat(json(Routes.NONE)).isEqualTo("{\"service\":\"a\",\"names\":{},\"dns\":[]}");
  }

  @Test
  void routes_are_in_the_form_that_the_agent_reads() {
    assertThat(
            json(
                new Routes(
                    List.of("10.77.77.77:9301"),
                    List.of("10.77.77.77"),
                    List.of(new Routes.Forward("localhost:4501", "10.77.77.77:4501")))))
        .endsWith(
            ",\"sockets\":[\"10.77.77.77:9301\"],\"local\":[\"10.77.77.77\"],"
                + "\"forwards\":[{\"listen\":\"localhost:4501\",\"to\":\"10.77.77.77:4501\"}]}");
  }

  private static String json(Routes routes) {
    return EndpointJson.of(new Endpoint("a", new TreeMap<>(), List.of(), List.of(), false, routes));
  }
}
