package io.boulderk8s.testkit;

import io.boulderk8s.image.Recipes;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/**
 * A checkout that is there in a second: a runner, a setup that does nothing, and the test.sh of the
 * test. Its stack is the namespace NAME-test.
 */
public record MiniCheckout(String name, Path root) {
  /** Has a shell, Python, curl and a MariaDB client. It is the sample's, so it is there. */
  public static final String TOOLS = "boulder-k8s/boulder:" + boulder();

  private static final Path PLACE = Path.of("target/mini-checkouts").toAbsolutePath();

  /**
   * A checkout whose runner has these keys and which has these services beside it.
   *
   * @param test what test.sh does
   * @param runnerKeys further keys of the runner, as indented below it in the file
   * @param rest further services, and top-level sections
   */
  public static MiniCheckout of(String name, String test, String runnerKeys, String rest) {
    MiniCheckout checkout = new MiniCheckout(name, PLACE.resolve(name));
    ScenarioExtension.delete(checkout.root());
    checkout.write(
        "docker-compose.yml",
        """
        services:
          bsetup:
            image: TOOLS
            entrypoint: ["true"]
            profiles: [setup]
          boulder:
            image: TOOLS
            entrypoint: ["env"]
            working_dir: /boulder
            volumes: [".:/boulder"]
        """
            + runnerKeys.indent(4)
            + rest);
    checkout.test(test);
    return checkout;
  }

  private static String boulder() {
    return Recipes.in(Path.of("images")).all().stream()
        .filter(recipe -> recipe.name().equals("boulder"))
        .findFirst()
        .orElseThrow()
        .version();
  }

  public static MiniCheckout of(String name, String test) {
    return of(name, test, "", "");
  }

  /** Another test.sh. */
  public void test(String script) {
    write("test.sh", "#!/bin/bash\n" + script);
  }

  public String namespace() {
    return name + "-test";
  }

  public String path() {
    return root.toString();
  }

  /** In a Compose file `image: TOOLS` stands for {@link #TOOLS}. */
  public void write(String file, String text) {
    Path path = root.resolve(file);
    try {
      Files.createDirectories(path.getParent());
      Files.writeString(path, text.replace("image: TOOLS", "image: " + TOOLS));
      Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rwxr-xr-x"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
