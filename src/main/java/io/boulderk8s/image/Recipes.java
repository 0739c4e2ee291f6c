package io.boulderk8s.image;

import io.boulderk8s.failure.BoulderK8sException;
import io.boulderk8s.failure.FailureKind;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/** Holds all recipes. */
public record Recipes(List<Recipe> all) {
  private static final String FILE = "image.yaml";
  private static final String OFFLINE = "offline";

  public Recipes {
    all = List.copyOf(all);
  }

  /**
   * Reads the image.yaml of each folder in images and images/offline; absent folders have no
   * recipes.
   *
   * @throws BoulderK8sException BUG for an unreadable recipe, since all are ours
   */
  public static Recipes in(Path images) {
    return new Recipes(
        Stream.concat(folders(images), folders(images.resolve(OFFLINE)))
            .filter(folder -> Files.isRegularFile(folder.resolve(FILE)))
            .sorted()
            .map(Recipes::read)
            .toList());
  }

  /** Without links: what an image of images/offline stands on is a recipe of its own. */
  private static Stream<Path> folders(Path images) {
    if (!Files.isDirectory(images)) {
      return Stream.of();
    }
    try (Stream<Path> folders = Files.list(images)) {
      return folders.filter(folder -> !Files.isSymbolicLink(folder)).toList().stream();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot list the recipes in " + images, e);
    }
  }

  Optional<Recipe> forImage(ImageReference reference) {
    return all.stream().filter(recipe -> recipe.fits(reference)).findFirst();
  }

  private static Recipe read(Path folder) {
    Path file = folder.resolve(FILE);
    try {
      Object tree = new Load(LoadSettings.builder().build()).loadFromString(Files.readString(file));
      if (!(tree instanceof Map<?, ?> map)) {
        throw unreadable(file, "it is no mapping");
      }
      return new Recipe(
          folder.toAbsolutePath().normalize(),
          text(file, map, "provides"),
          text(file, map, "version"),
          map.get("standIn") instanceof String sentence ? sentence.strip() : "",
          map.get("inputs") instanceof List<?> inputs
              ? inputs.stream().map(String::valueOf).toList()
              : List.of());
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + file, e);
    } catch (YamlEngineException e) {
      throw unreadable(file, String.valueOf(e.getMessage()));
    }
  }

  private static String text(Path file, Map<?, ?> map, String key) {
    Object value = map.get(key);
    if (value == null || value.toString().isBlank()) {
      throw unreadable(file, "`" + key + "` is missing");
    }
    return value.toString();
  }

  private static BoulderK8sException unreadable(Path file, String why) {
    return BoulderK8sException.of(
        FailureKind.BUG, file.toString(), why, "images/README.md says what belongs there");
  }
}
