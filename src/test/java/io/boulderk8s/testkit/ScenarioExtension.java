package io.boulderk8s.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.AfterTestExecutionCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * What scenarios share: the cluster, made by the first that needs it, and a folder for each that
 * stays when it fails. `-Dkeep` keeps both.
 */
public final class ScenarioExtension
    implements BeforeAllCallback,
        BeforeEachCallback,
        AfterTestExecutionCallback,
        ParameterResolver {
  private static final Namespace OURS = Namespace.create(ScenarioExtension.class);
  private static final Path ROOT = Path.of("target/scenarios").toAbsolutePath();

  @Override
  public void beforeAll(ExtensionContext context) {
    cluster(context);
  }

  private static SharedCluster cluster(ExtensionContext context) {
    return context
        .getRoot()
        .getStore(OURS)
        .computeIfAbsent(SharedCluster.class, _ -> SharedCluster.required(), SharedCluster.class);
  }

  @Override
  public void beforeEach(ExtensionContext context) {
    delete(folder(context));
  }

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    Class<?> type = parameter.getParameter().getType();
    return type == Cli.class || type == ClusterView.class || type == SharedCluster.class;
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    if (parameter.getParameter().getType() == SharedCluster.class) {
      return cluster(context);
    }
    if (parameter.getParameter().getType() == ClusterView.class) {
      return new ClusterView(SharedCluster.name());
    }
    return context
        .getStore(OURS)
        .computeIfAbsent(
            Cli.class, _ -> new Cli(created(folder(context)), SharedCluster.name()), Cli.class);
  }

  @Override
  public void afterTestExecution(ExtensionContext context) {
    Path folder = folder(context);
    if (context.getExecutionException().isEmpty()) {
      if (!SharedCluster.kept()) {
        delete(folder);
      }
      return;
    }
    Path pods = created(folder).resolve("pods.txt");
    try {
      Files.writeString(pods, new ClusterView(SharedCluster.name()).description());
    } catch (IOException | RuntimeException e) {
      context.publishReportEntry(Map.of("no description of the cluster", e.toString()));
    }
    context.publishReportEntry("artifacts", folder.toString());
  }

  private static Path folder(ExtensionContext context) {
    String scenario = context.getRequiredTestClass().getSimpleName();
    return ROOT.resolve(scenario).resolve(context.getRequiredTestMethod().getName());
  }

  private static Path created(Path folder) {
    try {
      return Files.createDirectories(folder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static void delete(Path folder) {
    if (!Files.exists(folder)) {
      return;
    }
    try (Stream<Path> paths = Files.walk(folder)) {
      for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A command of the rig itself. */
  static CliResult command(List<String> argv, Duration limit) {
    Path record = ROOT.resolve("rig").resolve(Long.toString(System.nanoTime(), 36));
    created(record);
    CliResult result = RunningProcess.start(argv, ROOT, Map.of(), record).end(limit);
    if (result.exitCode() == 0) {
      delete(record);
    }
    return result;
  }
}
