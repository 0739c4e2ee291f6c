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
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Checkouts whose services are split from the runner. */
public final class Splits {
  /** What a user chooses who chooses nothing. */
  public static final StagingChoice USUAL =
      new StagingChoice(StagingChoice.Discovery.CONSUL, List.of(), new TreeMap<>(), "programs:1");

  private static final String DATABASE = "db: {image: mariadb:1, networks: [bouldernet]}\n";

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
      DEPENDENCIES
      networks:
        bouldernet: {ipam: {config: [{subnet: 10.77.77.0/24}]}}
        publicnet: {ipam: {config: [{subnet: 64.112.117.0/25}]}}
      """;

  /** The same, without agents in the pods of services. */
  public static final StagingChoice IN_CLUSTER =
      new StagingChoice(
          StagingChoice.Discovery.KUBERNETES, List.of(), new TreeMap<>(), "programs:1");

  private Splits() {}

  /** The bundled sample, all of it. */
  public static StagingPlan sample() {
    return sample(USUAL);
  }

  public static StagingPlan sample(StagingChoice choice) {
    return sample(Samples.standard(), Generation.PLAIN, choice);
  }

  /** The bundled sample, without agents in the pods of services. */
  public static StagingPlan inCluster() {
    return sample(IN_CLUSTER);
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

  /**
   * Services of each kind: two storage authorities, a nonce service, a test server and its user.
   */
  public static StagingPlan small() {
    return small(DATABASE);
  }

  /**
   * The same with other dependencies.
   *
   * @param dependencies services of the Compose file, one of them `db`
   */
  public static StagingPlan small(String dependencies) {
    String grpc = "{'a': {'grpc': {'services': {}}}, 'syslog': {'syslogLevel': %s}}";
    return of(
        compose(dependencies),
        new CheckoutOfTexts()
            .with("test/config/sa.json", json(grpc.formatted("6")))
            .with("test/config/nonce.json", json(grpc.formatted("-1")))
            .with(
                "test/config/crl.json",
                json("{'s3Endpoint': 'http://localhost:4501', 'syslog': {'syslogLevel': -1}}"))
            .services(
                boulder("boulder-sa-1", "8003, 9395, 'sa.boulder'", "sa", "':9395'", "None"),
                boulder(
                    "nonce-service-1",
                    "8111, '10.77.77.77:9301', 'nonce.boulder'",
                    "nonce",
                    "'10.77.77.77:9301'",
                    "None"),
                boulder(
                    "crl-storer",
                    "9667, None, None",
                    "crl",
                    "':9309'",
                    "('s3-test-srv', 'boulder-sa-1')"),
                "Service('s3-test-srv', 4501, None, None,"
                    + " ('./bin/s3-test-srv', '--listen', ':4501'), None)"),
        new StagingChoice(
            StagingChoice.Discovery.CONSUL,
            List.of(),
            new TreeMap<>(Map.of("boulder-sa-1", 2)),
            "programs:1"));
  }

  private static String json(String text) {
    return text.replace('\'', '"');
  }

  /** An entry with a sub-command that is called as its service, without a number. */
  private static String boulder(
      String name, String ports, String config, String address, String needs) {
    return "Service('%s', %s, ('./bin/boulder', '%s', '--config', 'test/config/%s.json', '--addr', %s), %s)"
        .formatted(name, ports, name.replaceFirst("-[0-9]$", ""), config, address, needs);
  }

  /** A runner, a database, and the services of these texts. */
  public static StagingPlan of(CheckoutOfTexts checkout, StagingChoice choice) {
    return of(compose(DATABASE), checkout, choice);
  }

  private static String compose(String dependencies) {
    return COMPOSE.replace("DEPENDENCIES\n", dependencies.indent(2));
  }

  public static StagingPlan of(String compose, CheckoutOfTexts checkout, StagingChoice choice) {
    Plan plan = Plans.of(compose);
    return StagingPlanner.plan(plan, ServiceMap.of(checkout, Generation.PLAIN), choice);
  }
}
