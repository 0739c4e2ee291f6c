package io.boulderk8s.cli;

import java.util.Iterator;
import java.util.List;

/**
 * Names that only the checkout has. Where a parameter is one of them, picocli writes a mark into
 * the completion script; in its place the shell asks boulder-k8s when the user presses Tab.
 */
final class NamesOfCheckout {
  private static final String ASKED = "$(boulder-k8s %s 2>/dev/null%s)";

  private NamesOfCheckout() {}

  /** Returns the script with questions in place of marks. */
  static String asked(String script) {
    return script
        .replace('"' + ObjectNames.MARK + '"', ASKED.formatted("explain", ""))
        .replace('"' + PodNames.MARK + '"', ASKED.formatted("explain", " | sed -n 's,^pod/,,p'"))
        .replace(
            '"' + BoulderServiceNames.MARK + '"',
            ASKED.formatted("services --quiet", " | sed -n '2,$s/ .*//p'"));
  }

  /** What picocli takes for the candidates of a parameter: one mark. */
  abstract static class Mark implements Iterable<String> {
    private final String mark;

    Mark(String mark) {
      this.mark = mark;
    }

    @Override
    public Iterator<String> iterator() {
      return List.of(mark).iterator();
    }
  }

  /** Marks a parameter that is completed with the checkout's objects. */
  static final class ObjectNames extends Mark {
    private static final String MARK = "@objects@";

    ObjectNames() {
      super(MARK);
    }
  }

  /** Marks a parameter that is completed with the services that have pods. */
  static final class PodNames extends Mark {
    private static final String MARK = "@pods@";

    PodNames() {
      super(MARK);
    }
  }

  /** Marks a parameter that is completed with the services that the tests start. */
  static final class BoulderServiceNames extends Mark {
    private static final String MARK = "@services@";

    BoulderServiceNames() {
      super(MARK);
    }
  }
}
