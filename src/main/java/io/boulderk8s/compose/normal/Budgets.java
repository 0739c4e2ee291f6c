package io.boulderk8s.compose.normal;

import io.boulderk8s.compose.ResourceLimits;
import io.boulderk8s.compose.keys.ByteSize;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Reads `cpus`, `mem_limit`, `mem_reservation`, `shm_size` and the same below `deploy.resources`.
 */
final class Budgets {
  private static final BigDecimal THOUSAND = BigDecimal.valueOf(1000);

  private Budgets() {}

  static ResourceLimits of(Section service) {
    Optional<Section> resources = service.section("deploy").flatMap(s -> s.section("resources"));
    Optional<Section> limits = resources.flatMap(section -> section.section("limits"));
    Optional<Section> reservations = resources.flatMap(section -> section.section("reservations"));
    OptionalLong memory = same(service, "mem_limit", limits, "memory");
    OptionalLong reserved = same(service, "mem_reservation", reservations, "memory");
    if (memory.isPresent() && reserved.isPresent() && reserved.getAsLong() > memory.getAsLong()) {
      service.problem(
          service.has("mem_reservation") ? "mem_reservation" : "deploy",
          "more memory is reserved than the limit allows",
          "reserve less, or allow more");
    }
    return new ResourceLimits(
        same(service, "cpus", limits, "cpus"), memory, reserved, amount(service, "shm_size"));
  }

  /** Returns the value from either place, or from both if they are equal, as Compose requires. */
  private static OptionalLong same(
      Section service, String key, Optional<Section> deploy, String below) {
    OptionalLong own = amount(service, key);
    OptionalLong there = deploy.map(s -> amount(s, below)).orElse(OptionalLong.empty());
    if (own.isPresent() && deploy.isPresent() && !own.equals(there)) {
      service.inconsistency(
          key,
          "`" + key + "` and `" + below + "` below `deploy.resources` differ",
          "set it in one place");
    }
    return own.isPresent() ? own : there;
  }

  /** Treats zero as "no limit", as the engine does. */
  private static OptionalLong amount(Section section, String key) {
    Optional<String> text = section.text(key);
    if (text.isEmpty()) {
      return OptionalLong.empty();
    }
    OptionalLong amount =
        key.equals("cpus") ? thousandths(section, text.get()) : ByteSize.parse(text.get());
    return amount.isPresent() && amount.getAsLong() == 0 ? OptionalLong.empty() : amount;
  }

  private static OptionalLong thousandths(Section section, String cpus) {
    BigDecimal thousandths = new BigDecimal(cpus).multiply(THOUSAND).stripTrailingZeros();
    if (thousandths.scale() > 0) {
      section.problem(
          "cpus", "Kubernetes counts thousandths of a processor, not " + cpus, "round it");
      return OptionalLong.empty();
    }
    return OptionalLong.of(thousandths.longValueExact());
  }
}
