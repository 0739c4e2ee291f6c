package io.boulderk8s.testkit;

import io.boulderk8s.boulder.ServiceMap;
import io.boulderk8s.boulder.catalog.CheckoutOfTexts;
import io.boulderk8s.boulder.read.Generation;
import io.boulderk8s.checkout.ComposeFiles;
import io.boulderk8s.compose.ComposeProject;
import io.boulderk8s.plan.Plan;
import io.boulderk8s.plan.Planner;
import io.boulderk8s.staging.StagingChoice;
import io.boulderk8s.staging.StagingPlan;
import io.boulderk8s.staging.StagingPlanner;
import java.nio.file.Path;

/** Checkouts whose services are split from the runner. */
public final class Splits {
  /** What a user chooses who chooses nothing. */
  public static final StagingChoice USUAL = StagingChoice.usual("programs:1");

  private static final String COMPOSE =
      """
      services:
        boulder:
          image: tools:1
          entrypoint: [test/entrypoint.sh]
          working_dir: /boulder
          environment: {BOULDER_CONFIG_DIR: test/config}
          volumes: [".:/boulder"]
          networks:
            bouldernet: {ipv4_address: 10.77.77.77}
            publicnet: {ipv4_address: 64.112.117.122}
          depends_on: [db]
        db: {image: mariadb:1, networks: [bouldernet]}
      networks:
        bouldernet: {ipam: {config: [{subnet: 10.77.77.0/24}]}}
        publicnet: {ipam: {config: [{subnet: 64.112.117.0/25}]}}
      """;

  private Splits() {}

  /** The bundled sample, all of it. */
  public static StagingPlan sample() {
    return sample(USUAL);
  }

  public static StagingPlan sample(StagingChoice choice) {
    return sample(Samples.standard(), Generation.PLAIN, choice);
  }

  /** The bundled sample with config-next. */
  public static StagingPlan next() {
    return sample(Samples.next(), Generation.NEXT, USUAL);
  }

  private static StagingPlan sample(
      ComposeProject project, Generation generation, StagingChoice choice) {
    Path root = Path.of("sample");
    ServiceMap map = ServiceMap.of(path -> ComposeFiles.text(root.resolve(path)), generation);
    return StagingPlanner.plan(new Planner(Plans.harness()).plan(project), map, choice);
  }

  /** A runner, a database, and the services of these texts. */
  public static StagingPlan of(CheckoutOfTexts checkout, StagingChoice choice) {
    return of(COMPOSE, checkout, choice);
  }

  public static StagingPlan of(String compose, CheckoutOfTexts checkout, StagingChoice choice) {
    Plan plan = Plans.of(compose);
    return StagingPlanner.plan(plan, ServiceMap.of(checkout, Generation.PLAIN), choice);
  }
}
