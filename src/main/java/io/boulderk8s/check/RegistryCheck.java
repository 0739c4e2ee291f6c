package io.boulderk8s.check;

import io.boulderk8s.image.ImageReference;
import io.boulderk8s.image.RegistryProbe;

/** Reports where images will come from; both answers are good. */
record RegistryCheck(RegistryProbe registries) implements MachineCheck {
  private static final ImageReference ASKED = ImageReference.parse("hello-world");

  @Override
  public String name() {
    return "registry";
  }

  @Override
  public CheckResult run() {
    return switch (registries.ask(ASKED)) {
      case RegistryProbe.Answer.Available _, RegistryProbe.Answer.Refused _ ->
          new CheckResult.Passed(ASKED.registry() + " is in reach");
      case RegistryProbe.Answer.OutOfReach(String reason) ->
          new CheckResult.Skipped("images come from the engine or from recipes: " + reason);
    };
  }
}
