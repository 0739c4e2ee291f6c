package io.boulderk8s.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.boulderk8s.failure.BoulderK8sException;
import io.boulderk8s.failure.FailureKind;
import io.boulderk8s.image.ImageRequest;
import io.boulderk8s.matrix.Cell;
import io.boulderk8s.matrix.CellEnd;
import io.boulderk8s.matrix.CellResult;
import io.boulderk8s.matrix.History;
import io.boulderk8s.matrix.MatrixResult;
import io.boulderk8s.plan.Plan;
import io.boulderk8s.testkit.Plans;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The order of the steps of `matrix`, without a cluster. */
@DisplayNameGeneration(ReplaceUnderscores.class)
final class RunMatrixTest {
  private static final Cell CELL = new Cell("c1", "cell 1", new TreeMap<>(), false, List.of());
  private static final CellResult ENDED = CellResult.none(CELL, CellEnd.unknown("a fault"));

  @TempDir private Path folder;
  private final List<String> steps = new ArrayList<>();
  private final Map<String, Runnable> events = new HashMap<>();
  private final List<List<String>> loaded = new ArrayList<>();

  private void step(String name) {
    steps.add(name);
    events.getOrDefault(name, () -> {}).run();
  }

  private final class Cluster implements RunMatrix.OpenMatrix {
    @Override
    public OpenStack.Hold lock() {
      step("lock");
      return new RecordedHold(RunMatrixTest.this::step);
    }

    @Override
    public void claim() {
      step("claim");
    }

    @Override
    public void load(List<ImageRequest> images) {
      loaded.add(images.stream().map(ImageRequest::reference).toList());
      step("images");
    }

    @Override
    public MatrixResult run(MatrixCells cells, List<Plan> plans, Consumer<CellResult> ended) {
      step("cells");
      ended.accept(ENDED);
      return new MatrixResult(List.of(ENDED), Duration.ofSeconds(1));
    }

    @Override
    public void close() {
      step("close");
    }
  }

  private MatrixFolder remembered() {
    return new MatrixFolder(folder);
  }

  private MatrixResult matrix() {
    List<Plan> plans = List.of(Plans.planOfWeb("", ""), Plans.planOfWeb("", ""));
    MatrixCells cells =
        new MatrixCells(List.of(CELL), Map.of(), List.of(), "boulder-test", remembered());
    return new RunMatrix(cells, plans, Cluster::new).execute();
  }

  @Test
  void goes_step_by_step_and_remembers_each_cell() {
    assertThat(matrix().cells()).containsExactly(ENDED);
    assertThat(steps)
        .containsExactly("lock", "claim", "announce", "images", "cells", "release", "close");
    assertThat(remembered().history()).isNotEqualTo(History.NONE);
  }

  @Test
  void an_image_that_many_cells_need_is_brought_once() {
    matrix();
    assertThat(loaded.getFirst()).doesNotHaveDuplicates().contains("nginx:1", "tools:1");
  }

  @ParameterizedTest
  @ValueSource(strings = {"claim", "announce", "images"})
  void what_fails_before_the_cells_is_the_end_and_the_lock_is_free(String step) {
    events.put(
        step,
        () -> {
          throw BoulderK8sException.of(FailureKind.BUSY, "", "no", "");
        });
    catchThrowableOfType(BoulderK8sException.class, this::matrix);
    assertThat(steps).endsWith(step, "release", "close").doesNotContain("cells");
  }
}
