package io.boulderk8s.app;

import io.boulderk8s.boulder.ServiceMap;
import io.boulderk8s.boulder.read.Generation;
import io.boulderk8s.checkout.CheckoutFiles;
import java.nio.file.Path;

/**
 * Does what `services` does: derives what the checkout says about its services.
 *
 * @param next whether with the configuration of config-next
 */
public record ShowServices(StackSource source, boolean next) {
  public ServiceMap map() {
    Path root = source.checkout().root();
    return ServiceMap.of(new CheckoutFiles(root), Generation.of(next));
  }
}
