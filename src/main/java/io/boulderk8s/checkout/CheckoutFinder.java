package io.boulderk8s.checkout;

import io.boulderk8s.failure.BoulderK8sException;
import io.boulderk8s.failure.FailureKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Finds the checkout that a command is about: the one named by `--boulder` or BOULDER_DIR, else the
 * one the user stands in, else the bundled sample.
 */
public final class CheckoutFinder {
  private final Path workingDirectory;
  private final Path bundledSample;

  public CheckoutFinder(Path workingDirectory, Path bundledSample) {
    this.workingDirectory = workingDirectory;
    this.bundledSample = bundledSample;
  }

  /**
   * The checkout to work on.
   *
   * @param named what the user named, if anything
   * @throws BoulderK8sException CHECKOUT, saying what was missing where
   */
  public Checkout find(Optional<String> named) {
    if (named.isPresent()) {
      return checked(workingDirectory.resolve(named.get()), false);
    }
    return aroundHere()
        .map(found -> checked(found, false))
        .orElseGet(() -> checked(bundledSample, true));
  }

  private Optional<Path> aroundHere() {
    for (Path directory = workingDirectory; directory != null; directory = directory.getParent()) {
      if (Files.exists(directory.resolve(Checkout.COMPOSE_FILE))
          && Files.exists(directory.resolve("test.sh"))) {
        return Optional.of(directory);
      }
    }
    return Optional.empty();
  }

  private static Checkout checked(Path root, boolean bundled) {
    if (!Files.isDirectory(root)) {
      throw missing(root, "there is no such directory");
    }
    if (!Files.isRegularFile(root.resolve(Checkout.COMPOSE_FILE))) {
      throw missing(root, "there is no " + Checkout.COMPOSE_FILE + " in it");
    }
    try {
      return new Checkout(root.toRealPath(), bundled);
    } catch (IOException e) {
      throw missing(root, "it cannot be read: " + e.getMessage());
    }
  }

  private static BoulderK8sException missing(Path root, String what) {
    return BoulderK8sException.of(
        FailureKind.CHECKOUT,
        root.toString(),
        "this is no checkout: " + what,
        "name a Boulder working tree with --boulder DIR or BOULDER_DIR");
  }
}
