package io.boulderk8s;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaModifier.FINAL;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import com.tngtech.archunit.library.Architectures;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The walls of the house: docs and design can be argued with, these cannot be forgotten. */
@AnalyzeClasses(packagesOf = Main.class, importOptions = DoNotIncludeTests.class)
final class ArchitectureTest {
  private static final String ROOT = "io.boulderk8s.";
  private static final String CONCURRENT = ROOT + "concurrent..";
  private static final int LONGEST_FILE = 300;
  private static final Set<String> CHANGEABLE =
      Set.of(
          "java.util.HashMap",
          "java.util.ArrayList",
          "java.util.concurrent.ConcurrentHashMap",
          "java.util.concurrent.atomic.AtomicBoolean",
          "java.util.concurrent.atomic.AtomicInteger",
          "java.util.concurrent.atomic.AtomicLong",
          "java.util.concurrent.atomic.AtomicReference");

  @ArchTest
  static final ArchRule packages_are_free_of_cycles =
      slices().matching(ROOT + "(*)..").should().beFreeOfCycles();

  /** Each stage may look back at the stages before it, never forward. */
  @ArchTest
  static final ArchRule values_flow_one_way =
      Architectures.layeredArchitecture()
          .consideringOnlyDependenciesInLayers()
          .layer("boulder")
          .definedBy(ROOT + "boulder..")
          .layer("checkout")
          .definedBy(ROOT + "checkout..")
          .layer("compose")
          .definedBy(ROOT + "compose..")
          .layer("plan")
          .definedBy(ROOT + "plan..")
          .layer("manifest")
          .definedBy(ROOT + "manifest..")
          .layer("explain")
          .definedBy(ROOT + "explain..")
          .layer("graph")
          .definedBy(ROOT + "graph..")
          .layer("kube")
          .definedBy(ROOT + "kube..")
          .layer("cluster")
          .definedBy(ROOT + "cluster..")
          .layer("image")
          .definedBy(ROOT + "image..")
          .layer("ownership")
          .definedBy(ROOT + "ownership..")
          .layer("deploy")
          .definedBy(ROOT + "deploy..")
          .layer("run")
          .definedBy(ROOT + "run..")
          .layer("check")
          .definedBy(ROOT + "check..")
          .layer("diagnose")
          .definedBy(ROOT + "diagnose..")
          .layer("bundle")
          .definedBy(ROOT + "bundle..")
          .layer("parity")
          .definedBy(ROOT + "parity")
          .layer("parity.probe")
          .definedBy(ROOT + "parity.probe..")
          .layer("matrix")
          .definedBy(ROOT + "matrix")
          .layer("matrix.ship")
          .definedBy(ROOT + "matrix.ship..")
          .layer("matrix.exec")
          .definedBy(ROOT + "matrix.exec..")
          .layer("app")
          .definedBy(ROOT + "app..")
          .layer("console")
          .definedBy(ROOT + "console..")
          .layer("cli")
          .definedBy(ROOT + "cli..")
          .layer("main")
          .definedBy("io.boulderk8s")
          .whereLayer("boulder")
          .mayNotAccessAnyLayer()
          .whereLayer("checkout")
          .mayOnlyAccessLayers("boulder")
          .whereLayer("compose")
          .mayOnlyAccessLayers("checkout")
          .whereLayer("plan")
          .mayOnlyAccessLayers("boulder", "checkout", "compose")
          .whereLayer("manifest")
          .mayOnlyAccessLayers("checkout", "compose", "plan")
          .whereLayer("explain")
          .mayOnlyAccessLayers("checkout", "compose", "plan", "manifest")
          .whereLayer("graph")
          .mayOnlyAccessLayers("compose", "plan")
          .whereLayer("kube")
          .mayNotAccessAnyLayer()
          .whereLayer("cluster")
          .mayNotAccessAnyLayer()
          .whereLayer("image")
          .mayOnlyAccessLayers("compose", "plan", "cluster")
          .whereLayer("ownership")
          .mayOnlyAccessLayers("manifest", "kube")
          .whereLayer("deploy")
          .mayOnlyAccessLayers(
              "compose", "plan", "manifest", "kube", "cluster", "image", "ownership")
          .whereLayer("run")
          .mayOnlyAccessLayers(
              "compose", "plan", "manifest", "kube", "cluster", "image", "ownership", "deploy")
          .whereLayer("check")
          .mayOnlyAccessLayers(
              "boulder", "compose", "plan", "manifest", "cluster", "image", "deploy", "run")
          .whereLayer("diagnose")
          .mayOnlyAccessLayers("boulder", "manifest")
          .whereLayer("bundle")
          .mayOnlyAccessLayers("compose", "plan", "manifest", "kube", "deploy", "run", "diagnose")
          .whereLayer("bundle")
          .mayOnlyBeAccessedByLayers("app", "cli")
          .whereLayer("parity")
          .mayOnlyAccessLayers("boulder", "compose", "plan")
          .whereLayer("parity.probe")
          .mayOnlyAccessLayers("boulder", "checkout", "plan", "manifest", "kube", "parity")
          .whereLayer("parity.probe")
          .mayOnlyBeAccessedByLayers("app")
          .whereLayer("matrix")
          .mayOnlyAccessLayers("boulder", "checkout", "compose")
          .whereLayer("matrix.ship")
          .mayNotAccessAnyLayer()
          .whereLayer("matrix.exec")
          .mayOnlyAccessLayers(
              "compose",
              "plan",
              "manifest",
              "kube",
              "cluster",
              "ownership",
              "deploy",
              "matrix",
              "matrix.ship")
          .whereLayer("matrix.exec")
          .mayOnlyBeAccessedByLayers("app")
          .whereLayer("app")
          .mayOnlyBeAccessedByLayers("console", "cli", "main")
          .whereLayer("console")
          .mayOnlyBeAccessedByLayers("cli")
          .whereLayer("cli")
          .mayOnlyBeAccessedByLayers("main")
          .whereLayer("main")
          .mayNotBeAccessedByAnyLayer();

  @ArchTest
  static final ArchRule concurrent_is_a_leaf_below_all_others =
      noClasses()
          .that()
          .resideInAPackage(CONCURRENT)
          .should()
          .dependOnClassesThat(
              resideInAPackage("io.boulderk8s..")
                  .and(DescribedPredicate.not(resideInAPackage(CONCURRENT))));

  @ArchTest static final ArchRule process_is_a_leaf = leaf("process");

  @ArchTest static final ArchRule report_is_a_leaf = leaf("report");

  @ArchTest static final ArchRule failure_is_a_leaf = leaf("failure");

  /** It may know what Boulder's test.sh prints. */
  @ArchTest
  static final ArchRule results_knows_boulder_and_no_other =
      noClasses()
          .that()
          .resideInAPackage(ROOT + "results..")
          .should()
          .dependOnClassesThat(
              resideInAPackage("io.boulderk8s..")
                  .and(
                      DescribedPredicate.not(
                          resideInAnyPackage(ROOT + "results..", ROOT + "boulder.."))));

  @ArchTest static final ArchRule boulder_is_a_leaf = leaf("boulder");

  @ArchTest static final ArchRule digest_is_a_leaf = leaf("digest");

  @ArchTest
  static final ArchRule only_the_edges_talk_to_a_cluster =
      noClasses()
          .that()
          .resideOutsideOfPackages(
              ROOT + "kube..",
              ROOT + "ownership..",
              ROOT + "deploy..",
              ROOT + "run..",
              ROOT + "check..",
              ROOT + "bundle..",
              ROOT + "parity.probe..",
              ROOT + "matrix.exec..",
              ROOT + "app..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("io.fabric8.kubernetes.client..");

  /** What is on the cluster is said in one place; kube writes Leases, bundle lists what it read. */
  @ArchTest
  static final ArchRule only_manifest_builds_kubernetes_objects =
      noClasses()
          .that()
          .resideOutsideOfPackages(ROOT + "manifest..", ROOT + "kube..")
          .should()
          .dependOnClassesThat(
              resideInAPackage("io.fabric8.kubernetes.api.model..")
                  .and(
                      describe(
                          "are builders, but of lists",
                          type ->
                              type.getSimpleName().endsWith("Builder")
                                  && !type.getSimpleName().endsWith("ListBuilder"))));

  /** One watch of a namespace for everybody: see PodWatches. */
  @ArchTest
  static final ArchRule only_pod_watches_opens_a_watch =
      noClasses()
          .that()
          .doNotHaveFullyQualifiedName(ROOT + "kube.PodWatches")
          // of a server that is not there, to warm up
          .and()
          .doNotHaveSimpleName("ClusterTraining")
          .should()
          .callMethodWhere(
              describe(
                  "PodWatch.open",
                  call ->
                      call.getTargetOwner().getName().equals(ROOT + "kube.PodWatch")
                          && call.getName().equals("open")));

  /** The events of nodes are in a namespace of their own, which the bundle's Recorder watches. */
  @ArchTest
  static final ArchRule only_kube_makes_informers =
      noClasses()
          .that()
          .resideOutsideOfPackage(ROOT + "kube..")
          .and()
          .doNotHaveFullyQualifiedName(ROOT + "bundle.Recorder")
          .should()
          .callMethodWhere(
              describe(
                  "a fabric8 informer",
                  call ->
                      List.of("inform", "runnableInformer", "informers").contains(call.getName())
                          && call.getTargetOwner().getPackageName().startsWith("io.fabric8")));

  @ArchTest
  static final ArchRule what_compose_says_knows_no_kubernetes_objects =
      noClasses()
          .that()
          .resideInAnyPackage(ROOT + "checkout..", ROOT + "compose..", ROOT + "plan..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("io.fabric8..");

  @ArchTest
  static final ArchRule the_command_line_knows_no_cluster =
      noClasses()
          .that()
          .resideInAPackage(ROOT + "cli..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "io.fabric8..",
              ROOT + "kube..",
              ROOT + "manifest..",
              ROOT + "cluster..",
              ROOT + "ownership..",
              ROOT + "deploy..",
              ROOT + "run..",
              ROOT + "parity.probe..",
              ROOT + "matrix.exec..");

  @ArchTest
  static final ArchRule use_cases_know_no_command_line =
      noClasses()
          .that()
          .resideInAnyPackage(ROOT + "app..", ROOT + "console..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("picocli..");

  @ArchTest
  static final ArchRule only_process_starts_programs =
      noClasses()
          .that()
          .resideOutsideOfPackage(ROOT + "process..")
          .should()
          .dependOnClassesThat()
          .areAssignableTo(ProcessBuilder.class)
          .orShould()
          .callMethodWhere(
              describe(
                  "Runtime.exec",
                  call ->
                      call.getTargetOwner().isEquivalentTo(Runtime.class)
                          && call.getName().equals("exec")));

  @ArchTest
  static final ArchRule only_main_touches_the_process_it_runs_in =
      noClasses()
          .that()
          .doNotBelongToAnyOf(Main.class, TrainingRun.class)
          .should()
          .callMethodWhere(
              describe(
                  "System.exit or System.getenv",
                  call ->
                      call.getTargetOwner().isEquivalentTo(System.class)
                          && List.of("exit", "getenv", "getProperty").contains(call.getName())))
          .orShould()
          .accessTargetWhere(
              describe(
                  "Runtime.halt or Runtime.exit",
                  access ->
                      access.getTargetOwner().isEquivalentTo(Runtime.class)
                          && List.of("halt", "exit").contains(access.getName())))
          .orShould()
          .accessField(System.class, "out")
          .orShould()
          .accessField(System.class, "err")
          .orShould()
          .accessField(System.class, "in");

  @ArchTest
  static final ArchRule only_main_knows_the_time_of_day =
      noClasses()
          .that()
          .doNotBelongToAnyOf(Main.class)
          .should()
          .callMethod(Instant.class, "now")
          .orShould()
          .callMethod(InstantSource.class, "system")
          .orShould()
          .callMethod(System.class, "currentTimeMillis");

  /** Waiting is a parameter: a test must not need time. */
  @ArchTest
  static final ArchRule only_a_pause_sleeps =
      noClasses()
          .that(describe("are no Pause", type -> !type.getSimpleName().equals("Pause")))
          .should()
          .accessTargetWhere(describe("Thread.sleep", access -> ofThread(access, "sleep")));

  /** Who interrupts must say why: an interrupt flag cannot, a Cancellation does. */
  @ArchTest
  static final ArchRule only_concurrent_interrupts =
      noClasses()
          .that()
          .resideOutsideOfPackage(CONCURRENT)
          .should()
          .accessTargetWhere(
              describe(
                  "a thread's interrupt, or what interrupts one",
                  access ->
                      ofThread(access, "interrupt", "interrupted", "isInterrupted")
                          || access.getName().equals("shutdownNow")));

  @ArchTest
  static final ArchRule names_say_what_a_type_is_for =
      noClasses()
          .should()
          .haveNameMatching(".*(Util|Utils|Helper|Helpers|Manager|Impl)(\\$.*)?")
          .because("such a name attracts everything that has no place");

  @ArchTest
  static final ArchRule there_is_no_global_state =
      fields()
          .that()
          .areStatic()
          // javac's: the numbering of enum constants in a switch
          .and()
          .haveNameNotMatching("\\$.*")
          .should(beDeeplyConstant());

  @ArchTest
  static final ArchRule models_are_closed =
      classes()
          .that()
          .resideInAnyPackage(ROOT + "compose..", ROOT + "plan..")
          .should(beRecordsEnumsSealedOrFinal());

  @ArchTest
  static void no_file_is_longer_than_a_few_screens(JavaClasses imported) {
    assertThat(imported).isNotEmpty();
    Map<Path, Long> tooLong =
        javaFiles()
            .filter(file -> lines(file) > LONGEST_FILE)
            .collect(Collectors.toMap(file -> file, ArchitectureTest::lines));
    assertThat(tooLong).as("main files with more than %d lines", LONGEST_FILE).isEmpty();
  }

  private static boolean ofThread(JavaAccess<?> access, String... names) {
    return access.getTargetOwner().isEquivalentTo(Thread.class)
        && List.of(names).contains(access.getName());
  }

  private static ArchRule leaf(String name) {
    return noClasses()
        .that()
        .resideInAPackage(ROOT + name + "..")
        .should()
        .dependOnClassesThat(
            resideInAPackage("io.boulderk8s..")
                .and(DescribedPredicate.not(resideInAnyPackage(ROOT + name + "..", CONCURRENT))))
        .because("anyone may use a leaf");
  }

  private static ArchCondition<JavaField> beDeeplyConstant() {
    return new ArchCondition<>("be final and of an unchangeable type") {
      @Override
      public void check(JavaField field, ConditionEvents events) {
        boolean changeable = CHANGEABLE.contains(field.getRawType().getName());
        if (!field.getModifiers().contains(FINAL) || changeable) {
          events.add(SimpleConditionEvent.violated(field, field.getFullName() + " can be changed"));
        }
      }
    };
  }

  private static ArchCondition<JavaClass> beRecordsEnumsSealedOrFinal() {
    return new ArchCondition<>("be records, enums, sealed or final, or a function's interface") {
      @Override
      public void check(JavaClass type, ConditionEvents events) {
        Class<?> loaded = type.reflect();
        boolean closed =
            loaded.isRecord()
                || loaded.isEnum()
                || loaded.isSealed()
                || loaded.isSynthetic()
                || loaded.isAnnotationPresent(FunctionalInterface.class)
                || Modifier.isFinal(loaded.getModifiers())
                || loaded.getSimpleName().equals("package-info")
                || loaded.getEnclosingMethod() != null;
        if (!closed) {
          events.add(SimpleConditionEvent.violated(type, type.getFullName() + " can be extended"));
        }
      }
    };
  }

  private static Stream<Path> javaFiles() {
    try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
      return files.filter(file -> file.toString().endsWith(".java")).toList().stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static long lines(Path file) {
    try (Stream<String> lines = Files.lines(file)) {
      return lines.count();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
