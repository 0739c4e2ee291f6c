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
  private final boolean filesAreNamed;

  /**
   * Prepares a search.
   *
   * @param filesAreNamed whether COMPOSE_FILE names a checkout's Compose files
   */
  public CheckoutFinder(Path workingDirectory, Path bundledSample, boolean filesAreNamed) {
    this.workingDirectory = workingDirectory;
    this.bundledSample = bundledSample;
    this.filesAreNamed = filesAreNamed;
  }

  /**
   * Finds the checkout.
   *
   * @param named what the user named, if anything
   * @throws BoulderK8sException CHECKOUT, saying what is missing where
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
      if (hasComposeFile(directory) && Files.exists(directory.resolve("test.sh"))) {
        return Optional.of(directory);
      }
    }
    return Optional.empty();
  }

  private static boolean hasComposeFile(Path directory) {
    return !ComposeFileNames.in(directory, ComposeFileNames.FILES, Files::exists).isEmpty();
  }

  private Checkout checked(Path root, boolean bundled) {
    if (!Files.isDirectory(root)) {
      throw missing(root, "there is no such directory");
    }
    if (!hasComposeFile(root) && !filesAreNamed && !ComposeFileVariable.isIn(root)) {
      throw missing(root, "there is no " + String.join(", ", ComposeFileNames.FILES) + " in it");
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
