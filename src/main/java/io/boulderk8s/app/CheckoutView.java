package io.boulderk8s.app;

import io.boulderk8s.checkout.Checkout;
import io.boulderk8s.manifest.StackSite;
import java.util.Optional;

/**
 * Says where the nodes see the checkout, if not where this machine has it.
 *
 * @param path there
 * @param node the only one that has it, if not all of them do
 */
public record CheckoutView(String path, Optional<String> node) {
  StackSite.Moved of(Checkout checkout) {
    return new StackSite.Moved(checkout.root(), path.replaceAll("/+$", ""), node);
  }
}
