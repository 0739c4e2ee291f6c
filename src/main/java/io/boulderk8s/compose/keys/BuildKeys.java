package io.boulderk8s.compose.keys;

import static io.boulderk8s.compose.keys.KeyRule.handled;
import static io.boulderk8s.compose.keys.KeyRule.ignored;
import static io.boulderk8s.compose.keys.KeyRule.refused;

import java.util.List;

/** The rules for keys below `build`: options of the `docker build` that makes an image. */
final class BuildKeys {
  private static final String BUILDX = "needs BuildKit: use a `docker build` of your own";

  static final List<KeyRule> RULES =
      List.of(
          refused("services.*.build.additional_contexts", BUILDX),
          handled("services.*.build.args", Shape.VALUES),
          refused("services.*.build.cache_from", BUILDX),
          refused("services.*.build.cache_to", BUILDX),
          handled("services.*.build.context", Shape.TEXT),
          handled("services.*.build.dockerfile", Shape.TEXT),
          refused("services.*.build.dockerfile_inline", "write a file and name it as `dockerfile`"),
          refused("services.*.build.entitlements", BUILDX),
          handled("services.*.build.extra_hosts", Shape.TEXTS),
          refused("services.*.build.isolation", "only for Windows", "default"),
          ignored("services.*.build.labels", "containers do not see them"),
          handled("services.*.build.network", Shape.TEXT),
          handled("services.*.build.no_cache", Shape.BOOLEAN),
          refused("services.*.build.platforms", "nodes have one platform"),
          refused("services.*.build.privileged", BUILDX, "false"),
          ignored("services.*.build.provenance", "a note"),
          handled("services.*.build.pull", Shape.BOOLEAN),
          ignored("services.*.build.sbom", "a note"),
          refused("services.*.build.secrets", BUILDX),
          refused(
              "services.*.build.shm_size", "its effect depends on the engine: BuildKit ignores it"),
          refused("services.*.build.ssh", BUILDX),
          ignored("services.*.build.tags", "names that no service uses"),
          handled("services.*.build.target", Shape.TEXT),
          refused(
              "services.*.build.ulimits", "its effect depends on the engine: BuildKit ignores it"));

  private BuildKeys() {}
}
