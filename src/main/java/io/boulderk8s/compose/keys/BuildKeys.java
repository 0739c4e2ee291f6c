package io.boulderk8s.compose.keys;

import static io.boulderk8s.compose.keys.KeyRule.handled;
import static io.boulderk8s.compose.keys.KeyRule.ignored;
import static io.boulderk8s.compose.keys.KeyRule.refused;

import java.util.List;

/** The keys below `build`: options of the `docker build` that makes an image. */
final class BuildKeys {
  private static final String BUILDX =
      "takes BuildKit, and an engine may have none: say it to a `docker build` of your own";

  static final List<KeyRule> RULES =
      List.of(
          refused("services.*.build.additional_contexts", BUILDX),
          handled("services.*.build.args", Shape.VALUES, "build arguments"),
          refused("services.*.build.cache_from", BUILDX),
          refused("services.*.build.cache_to", BUILDX),
          handled("services.*.build.context", Shape.TEXT, "the build context"),
          handled("services.*.build.dockerfile", Shape.TEXT, "the Dockerfile"),
          refused(
              "services.*.build.dockerfile_inline",
              "`docker build` is given a file here: write one and name it as `dockerfile`"),
          refused("services.*.build.entitlements", BUILDX),
          handled("services.*.build.extra_hosts", Shape.TEXTS, "`--add-host`"),
          refused("services.*.build.isolation", "only for Windows", "default"),
          ignored("services.*.build.labels", "containers do not see them"),
          handled("services.*.build.network", Shape.TEXT, "`--network`"),
          handled("services.*.build.no_cache", Shape.BOOLEAN, "`--no-cache`"),
          refused(
              "services.*.build.platforms",
              "the image is built for the nodes, which have one platform"),
          refused("services.*.build.privileged", BUILDX, "false"),
          ignored("services.*.build.provenance", "a note beside the image"),
          handled("services.*.build.pull", Shape.BOOLEAN, "`--pull`"),
          ignored("services.*.build.sbom", "a note beside the image"),
          refused("services.*.build.secrets", BUILDX),
          refused(
              "services.*.build.shm_size",
              "BuildKit passes over it, so what it does depends on the engine"),
          refused("services.*.build.ssh", BUILDX),
          ignored("services.*.build.tags", "further names of the image, which no service uses"),
          handled("services.*.build.target", Shape.TEXT, "`--target`"),
          refused(
              "services.*.build.ulimits",
              "BuildKit passes over it, so what it does depends on the engine"));

  private BuildKeys() {}
}
