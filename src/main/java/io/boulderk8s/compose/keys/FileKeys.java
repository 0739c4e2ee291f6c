package io.boulderk8s.compose.keys;

import static io.boulderk8s.compose.keys.KeyRule.handled;
import static io.boulderk8s.compose.keys.KeyRule.ignored;
import static io.boulderk8s.compose.keys.KeyRule.refused;

import java.util.List;

/** The rules for top-level `configs` and `secrets`, and for the services' use of them. */
final class FileKeys {
  private static final String COPIED =
      "its value would stand in the pod's spec: write it to a `file`";
  private static final String SWARM_ONLY = "Compose itself refuses it outside of Swarm";
  private static final String OF_TEXTS =
      "of a config with `content`; ignored for a file, as by Compose";
  private static final String AS_THEY_ARE = "Compose or Docker ignores it, too";

  static final List<KeyRule> RULES =
      List.of(
          handled("configs", Shape.NAMED),
          handled("configs.*", Shape.SECTION),
          handled("configs.*.content", Shape.TEXT, "a file in the container, which it may change"),
          refused("configs.*.environment", COPIED),
          refused("configs.*.external", SWARM_ONLY, "false"),
          handled("configs.*.file", Shape.TEXT),
          ignored("configs.*.labels", "containers do not see them"),
          ignored("configs.*.name", "only Swarm uses it"),
          refused("configs.*.template_driver", SWARM_ONLY),
          handled("secrets", Shape.NAMED),
          handled("secrets.*", Shape.SECTION),
          refused("secrets.*.driver", SWARM_ONLY),
          refused("secrets.*.driver_opts", SWARM_ONLY),
          refused("secrets.*.environment", COPIED),
          refused("secrets.*.external", SWARM_ONLY, "false"),
          handled("secrets.*.file", Shape.TEXT),
          ignored("secrets.*.labels", "containers do not see them"),
          ignored("secrets.*.name", "only Swarm uses it"),
          refused("secrets.*.template_driver", SWARM_ONLY),
          handled("services.*.configs[].gid", Shape.TEXT, OF_TEXTS),
          handled("services.*.configs[].mode", Shape.TEXT_OR_NUMBER, OF_TEXTS),
          handled("services.*.configs[].source", Shape.TEXT),
          handled("services.*.configs[].target", Shape.TEXT),
          handled("services.*.configs[].uid", Shape.TEXT, OF_TEXTS),
          ignored("services.*.secrets[].gid", AS_THEY_ARE),
          ignored("services.*.secrets[].mode", AS_THEY_ARE),
          handled("services.*.secrets[].source", Shape.TEXT),
          handled("services.*.secrets[].target", Shape.TEXT),
          ignored("services.*.secrets[].uid", AS_THEY_ARE));

  private FileKeys() {}
}
