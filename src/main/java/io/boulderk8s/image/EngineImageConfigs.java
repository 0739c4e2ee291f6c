package io.boulderk8s.image;

import io.boulderk8s.plan.Accounts;
import io.boulderk8s.plan.ImageConfig;
import io.boulderk8s.plan.ImageConfigs;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Reads the settings of images from the host's engine. */
public final class EngineImageConfigs implements ImageConfigs {
  private static final List<String> ACCOUNTS = List.of("/etc/passwd", "/etc/group");

  private final EngineImages engine;
  private final Consumer<ImageRequest> supply;

  /**
   * @param supply gets a missing image into the engine, or does nothing
   */
  public EngineImageConfigs(EngineImages engine, Consumer<ImageRequest> supply) {
    this.engine = engine;
    this.supply = supply;
  }

  @Override
  public Answer of(Question question) {
    String reference = question.reference();
    Optional<String> config = engine.config(reference);
    if (config.isEmpty()) {
      supply.accept(new ImageRequest(reference, question.build()));
      config = engine.config(reference);
    }
    return config
        .<Answer>map(json -> new Answer.Known(ImageConfigJson.read(json, accounts(question))))
        .orElseGet(
            () ->
                new Answer.Unknown(
                    "the Docker engine does not have its image " + reference,
                    "`boulder-k8s images --load` gets it"));
  }

  private Accounts accounts(Question question) {
    if (!question.accounts()) {
      return ImageConfig.SILENT.accounts();
    }
    List<String> texts = engine.texts(question.reference(), ACCOUNTS);
    return new Accounts(texts.get(0), texts.get(1));
  }
}
