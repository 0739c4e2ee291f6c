package io.boulderk8s.console;

import io.boulderk8s.app.DiffRevisions.State;
import io.boulderk8s.explain.LineDiff;
import io.boulderk8s.explain.ObjectChange;
import io.boulderk8s.explain.ObjectChanges;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeSet;

/** Shows what differs between two revisions: Compose lines, then what follows for objects. */
public final class RevisionDiff {
  private static final int CONTEXT = 1;

  private RevisionDiff() {}

  public static String of(State before, State after) {
    return lines(before.files(), after.files()) + changes(before, after);
  }

  private static String lines(SortedMap<String, String> before, SortedMap<String, String> after) {
    SortedSet<String> names = new TreeSet<>(before.keySet());
    names.addAll(after.keySet());
    StringBuilder text = new StringBuilder();
    for (String name : names) {
      String was = before.getOrDefault(name, "");
      String diff = LineDiff.unified(was, after.getOrDefault(name, ""), CONTEXT);
      if (!diff.isEmpty()) {
        text.append("--- ").append(before.containsKey(name) ? name : "(none)").append('\n');
        text.append("+++ ").append(after.containsKey(name) ? name : "(none)").append('\n');
        text.append(diff);
      }
    }
    return text.toString();
  }

  private static String changes(State before, State after) {
    StringBuilder text = new StringBuilder();
    for (ObjectChange change : ObjectChanges.of(before.objects(), after.objects())) {
      text.append('\n').append(ChangeText.of(change));
    }
    return text.toString();
  }
}
