package io.boulderk8s.report;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Collects what a command reports as spans: its phases and their parts, and each service from its
 * start until it is settled. A span belongs to the one that is open in its thread; a span that
 * another thread begins, to the innermost open one of the thread that made the trace.
 */
public final class Trace implements Reporter {
  private final InstantSource clock;
  private final Thread maker = Thread.currentThread();
  private final Deque<Open> trunk = new ArrayDeque<>();
  private final Map<Thread, Deque<Open>> branches = new HashMap<>();
  private final Map<String, Open> services = new HashMap<>();
  private final List<Span> ended = new ArrayList<>();
  private long ids;

  private record Open(long id, long parent, String name, Instant start, List<Span.Mark> marks) {
    Span ended(Instant end, boolean failed) {
      return new Span(id, parent, name, start, end, failed, marks);
    }
  }

  /**
   * Begins a trace.
   *
   * @param name of its first span, which covers the whole command
   * @param start of that span
   */
  public Trace(String name, Instant start, InstantSource clock) {
    this.clock = clock;
    branches.put(maker, trunk);
    trunk.push(new Open(++ids, 0, name, start, new ArrayList<>()));
  }

  @Override
  public InstantSource clock() {
    return clock;
  }

  @Override
  public synchronized void report(Event event) {
    switch (event) {
      case Event.StepStarted(String step) -> begin(step);
      case Event.StepEnded(String step, var _) -> end(step, false);
      case Event.StepFailed(String step, var _) -> end(step, true);
      case Event.StepCancelled(String step, var _) -> end(step, false);
      case Event.SpanStarted(String span) -> begin(span);
      case Event.SpanEnded(String span, boolean failed) -> end(span, failed);
      case Event.RunStarted(String run) -> begin("run " + run);
      case Event.RunEnded(String run, int code, String failure) -> {
        remember("exit code " + code);
        end("run " + run, !failure.isEmpty());
      }
      case Event.ServiceChanged(String service, String state, boolean settled) ->
          service(service, state, settled);
      case Event.CellChanged(String cell, String command, String state, Standing standing) -> {
        if (standing != Standing.WAITING) {
          service(cell + " " + command, state, standing.isOver());
        }
      }
      case Event.OutputFollows() -> {}
      case Event.Mark(String what) -> remember(what);
      default -> remember(PlainReporter.line(event).strip());
    }
  }

  /** Returns all spans in the order of their beginnings; those that are still open end now. */
  public synchronized List<Span> end(boolean failed) {
    Instant now = clock.instant();
    services.values().forEach(service -> ended.add(service.ended(now, true)));
    services.clear();
    branches.values().stream()
        .flatMap(Deque::stream)
        .forEach(open -> ended.add(open.ended(now, failed)));
    branches.values().forEach(Deque::clear);
    return ended.stream().sorted((one, other) -> Long.compare(one.id(), other.id())).toList();
  }

  private void begin(String name) {
    branches
        .computeIfAbsent(Thread.currentThread(), _ -> new ArrayDeque<>())
        .push(open(name, clock.instant()));
  }

  private Open open(String name, Instant start) {
    Open around = innermost();
    return new Open(++ids, around == null ? 0 : around.id(), name, start, new ArrayList<>());
  }

  private @Nullable Open innermost() {
    Deque<Open> own = branches.get(Thread.currentThread());
    return own == null || own.isEmpty() ? trunk.peek() : own.peek();
  }

  /** Ends the span, and those that began after it in the same thread and are still open. */
  private void end(String name, boolean failed) {
    Deque<Open> own = branches.get(Thread.currentThread());
    if (own == null || own.stream().noneMatch(open -> open.name().equals(name))) {
      return;
    }
    Instant now = clock.instant();
    Open last;
    do {
      last = own.pop();
      ended.add(last.ended(now, failed));
    } while (!last.name().equals(name));
    if (own.isEmpty() && !Thread.currentThread().equals(maker)) {
      branches.remove(Thread.currentThread());
    }
  }

  private void remember(String what) {
    Open around = innermost();
    if (around != null && !what.isEmpty()) {
      around.marks().add(new Span.Mark(clock.instant(), what));
    }
  }

  private void service(String name, String state, boolean settled) {
    Instant now = clock.instant();
    Open service = services.computeIfAbsent(name, _ -> open("service " + name, now));
    service.marks().add(new Span.Mark(now, state));
    if (settled) {
      services.remove(name);
      ended.add(service.ended(now, false));
    }
  }
}
