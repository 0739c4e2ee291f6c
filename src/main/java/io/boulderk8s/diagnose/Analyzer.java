package io.boulderk8s.diagnose;

import java.util.Optional;

/** Looks for one cause. */
interface Analyzer {
  /** The verdict, if what was recorded shows this cause. */
  Optional<Verdict> look(Snapshot snapshot);
}
