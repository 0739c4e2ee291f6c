package io.boulderk8s.diagnose;

import java.util.Optional;

/** Looks for one cause. */
interface Analyzer {
  /** Returns the verdict if the recorded facts show this cause. */
  Optional<Verdict> look(Snapshot snapshot);
}
