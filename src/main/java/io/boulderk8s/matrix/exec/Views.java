package io.boulderk8s.matrix.exec;

import java.time.Duration;
import java.util.List;

/**
 * Manages copy-on-write views of a checkout on a node: only a cell's own pods see what it writes,
 * and the checkout stays unchanged.
 */
public final class Views {
  private static final Duration QUICK = Duration.ofSeconds(60);
  private static final Duration COPY = Duration.ofMinutes(15);
  private static final String SHARED = "shared";

  /** Lets folders be renamed as on the disk (Linux: overlayfs.rst, "redirect_dir"). */
  private static final String LASTING = "redirect_dir=on";

  /** And a cell's files need not survive a power cut ("Volatile mount"). */
  private static final String PASSING = LASTING + ",volatile";

  private final NodeShell node;
  private final String lower;
  private final String base;
  private final List<String> shared;

  /**
   * Manages the views of one matrix.
   *
   * @param lower the checkout as the node sees it
   * @param stack the checkout's own namespace, with which those of cells begin
   * @param shared folders of the checkout that all views share
   */
  public Views(NodeShell node, String lower, String stack, List<String> shared) {
    this.node = node;
    this.lower = lower;
    this.base = NodeScripts.ROOT + "/" + stack;
    this.shared = List.copyOf(shared);
  }

  /**
   * A view.
   *
   * @param path of the checkout, on the node
   * @param refusal why the file system could not make it, so that it is a copy; else empty
   */
  public record View(String path, String refusal) {}

  /** Makes what the views share, with what earlier matrices wrote there. */
  public void open() {
    for (String name : shared) {
      String folder = base + "/" + SHARED + "/" + name;
      node.said(QUICK, "mkdir -p \"$1\"", folder);
      String there = lower + "/" + name;
      if (node.run(QUICK, "[ -d \"$1\" ]", there).succeeded()) {
        node.said(COPY, NodeScripts.VIEW, there, folder, LASTING);
      } else {
        node.said(QUICK, "mkdir -p \"$1\"", folder + "/view");
      }
    }
  }

  /** Makes a new view for a cell's stack. */
  public View make(String namespace) {
    String folder = base + "/" + namespace;
    String how = node.said(COPY, NodeScripts.VIEW, lower, folder, PASSING);
    String path = folder + "/view";
    for (String name : shared) {
      node.said(QUICK, NodeScripts.SHARE, base + "/" + SHARED + "/" + name + "/view", path, name);
    }
    return new View(path, how.startsWith("copy") ? how.substring("copy".length()).strip() : "");
  }

  /** Returns how many bytes a cell wrote. */
  public long written(String namespace) {
    return Long.parseLong(node.said(COPY, NodeScripts.WRITTEN, base + "/" + namespace));
  }

  /** Ends a view, once nothing uses it. */
  public void remove(String namespace) {
    String folder = base + "/" + namespace;
    node.said(COPY, NodeScripts.CLEAN, folder, folder);
  }

  /** Ends what the views share; the disk keeps it for the next matrix. */
  public void close() {
    node.said(QUICK, NodeScripts.CLEAN, base + "/" + SHARED, "");
  }

  /** Removes what is left of cells; what they share stays. */
  public void removeCells() {
    node.said(QUICK, NodeScripts.CLEAN, base, "");
    node.said(COPY, NodeScripts.REMOVE_CELLS, base, SHARED);
  }

  /** Removes everything, also what was kept and what others left. */
  public void removeAll() {
    node.said(COPY, NodeScripts.CLEAN, base, base);
  }
}
