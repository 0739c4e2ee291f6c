package io.boulderk8s;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
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
import io.boulderk8s.app.OpenCluster;
import io.boulderk8s.bundle.StackRecorder;
import io.boulderk8s.deploy.StackNamespace;
import io.boulderk8s.kube.PodWatch;
import io.boulderk8s.kube.PodWatches;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The walls of the house: docs and design can be argued with, these cannot be forgotten. */
@AnalyzeClasses(packagesOf = Main.class, importOptions = DoNotIncludeTests.class)
final class ArchitectureTest {
  private static final String ROOT = "io.boulderk8s.";
  private static final String CONCURRENT = ROOT + "concurrent..";
  private static final DescribedPredicate<JavaAccess<?>> OF_A_THREAD =
      Accesses.of(Thread.class, "interrupt", "interrupted", "isInterrupted");
  private static final int LONGEST_FILE = 300;
  private static final int LONGEST_COMMAND = 80;

  @ArchTest
  static final ArchRule packages_are_free_of_cycles =
      slices().matching(ROOT + "(*)..").should().beFreeOfCycles();

  /**
   * Who may know whom is in one table; a new arrow, or one that nobody needs, is a change of it.
   */
  @ArchTest
  static void packages_know_whom_the_table_says_and_nobody_else(JavaClasses imported) {
    Arrows table = Arrows.table();
    Arrows classes = table.of(imported);
    assertThat(classes.packages()).as("packages").isEqualTo(table.packages());
    assertThat(classes.arrows())
        .as("arrows that the classes have, and arrows.txt")
        .containsExactlyInAnyOrderElementsOf(table.arrows());
  }

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
          .doNotHaveFullyQualifiedName(PodWatches.class.getName())
          // of a server that is not there, to warm up
          .and()
          .doNotHaveSimpleName("ClusterTraining")
          .should()
          .accessTargetWhere(Accesses.of(PodWatch.class, "open"));

  @ArchTest
  static final ArchRule only_an_open_cluster_makes_pod_watches =
      noClasses()
          .that()
          .doNotBelongToAnyOf(OpenCluster.class, PodWatches.class)
          .should()
          .accessTargetWhere(Accesses.constructorOf(PodWatches.class));

  /** A second one of the same command would be a second watch of each namespace. */
  @ArchTest
  static void an_open_cluster_makes_them_once(JavaClasses imported) {
    assertThat(imported.get(OpenCluster.class).getAccessesFromSelf())
        .filteredOn(Accesses.constructorOf(PodWatches.class)::test)
        .hasSize(1);
  }

  /**
   * Others wait for one object, which they name; the events of nodes are in a namespace of their
   * own, which the bundle's Recorder watches.
   */
  @ArchTest
  static final ArchRule only_kube_watches =
      noClasses()
          .that()
          .resideOutsideOfPackage(ROOT + "kube..")
          .and()
          .doNotBelongToAnyOf(StackRecorder.class, StackNamespace.class)
          .and()
          .doNotHaveFullyQualifiedName(ROOT + "parity.probe.Ephemeral")
          .should()
          .accessTargetWhere(Accesses.watches());

  @ArchTest
  static final ArchRule only_process_starts_programs =
      noClasses()
          .that()
          .resideOutsideOfPackage(ROOT + "process..")
          .should()
          .dependOnClassesThat()
          .areAssignableTo(ProcessBuilder.class)
          .orShould()
          .accessTargetWhere(Accesses.of(Runtime.class, "exec"));

  @ArchTest
  static final ArchRule only_main_touches_the_process_it_runs_in =
      noClasses()
          .that()
          .doNotBelongToAnyOf(Main.class, TrainingRun.class)
          .should()
          .accessTargetWhere(
              Accesses.of(
                  System.class,
                  "exit",
                  "getenv",
                  "getProperty",
                  "getProperties",
                  "out",
                  "err",
                  "in"))
          .orShould()
          .accessTargetWhere(Accesses.of(Runtime.class, "halt", "exit"));

  @ArchTest
  static final ArchRule only_main_knows_the_time_of_day =
      noClasses()
          .that()
          .doNotBelongToAnyOf(Main.class)
          .should()
          .accessTargetWhere(Accesses.timeOfDay());

  /** Waiting is a parameter: a test must not need time. */
  @ArchTest
  static final ArchRule only_a_pause_sleeps =
      noClasses()
          .that(describe("are no Pause", type -> !type.getSimpleName().equals("Pause")))
          .should()
          .accessTargetWhere(Accesses.of(Thread.class, "sleep"));

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
                  access -> OF_A_THREAD.test(access) || access.getName().equals("shutdownNow")));

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
    assertThat(longerThan(LONGEST_FILE, javaFiles()))
        .as("main files with more than %d lines", LONGEST_FILE)
        .isEmpty();
  }

  @ArchTest
  static void a_command_parses_calls_one_use_case_and_renders_its_result(JavaClasses imported) {
    assertThat(imported).isNotEmpty();
    Stream<Path> commands = javaFiles().filter(file -> file.toString().endsWith("Command.java"));
    assertThat(longerThan(LONGEST_COMMAND, commands))
        .as("commands with more than %d lines", LONGEST_COMMAND)
        .isEmpty();
  }

  private static Map<Path, Long> longerThan(int limit, Stream<Path> files) {
    return files
        .filter(file -> lines(file) > limit)
        .collect(Collectors.toMap(file -> file, ArchitectureTest::lines));
  }

  private static ArchCondition<JavaField> beDeeplyConstant() {
    return new ArchCondition<>("be final and of an unchangeable value") {
      @Override
      public void check(JavaField field, ConditionEvents events) {
        if (!Constants.isConstant(field)) {
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
