package io.boulderk8s.app;

import io.boulderk8s.image.AgentImage;
import io.boulderk8s.image.ImageRequest;
import io.boulderk8s.plan.Plan;
import io.boulderk8s.plan.Workload;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Lists the images that a stack needs: those of its services, and the agent's. */
final class ImageRequests {
  private ImageRequests() {}

  /** Returns each image once; with the checkout's own `build`, where a service has one. */
  static List<ImageRequest> of(Plan plan) {
    Map<String, ImageRequest> byReference = new LinkedHashMap<>();
    for (Workload workload : plan.workloads()) {
      ImageRequest request =
          new ImageRequest(workload.container().image(), workload.from().build());
      byReference.merge(
          workload.container().image(),
          request,
          (known, more) -> known.build().isPresent() ? known : more);
    }
    byReference.put(AgentImage.reference(), ImageRequest.of(AgentImage.reference()));
    return List.copyOf(byReference.values());
  }
}
