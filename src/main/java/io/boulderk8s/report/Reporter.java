package io.boulderk8s.report;

import io.boulderk8s.concurrent.CancelledException;
import io.boulderk8s.concurrent.Reason;
import java.time.Duration;
import java.time.InstantSource;
import java.util.function.Function;
import java.util.function.Supplier;

/** Receives events. */
public interface Reporter {
  void report(Event event);

  /** The clock that times steps. */
  InstantSource clock();

  default void notice(String text) {
    report(new Event.Notice(text));
  }

  default void progress(String text) {
    report(new Event.Progress(text));
  }

  /** Marks this moment in a trace. */
  default void mark(String what) {
    report(new Event.Mark(what));
  }

  /** Runs the work as a part of a step; only a trace shows it. */
  default <T> T span(String name, Supplier<T> work) {
    report(new Event.SpanStarted(name));
    boolean done = false;
    try {
      T result = work.get();
      done = true;
      return result;
    } finally {
      report(new Event.SpanEnded(name, !done));
    }
  }

  default void span(String name, Runnable work) {
    span(
        name,
        () -> {
          work.run();
          return true;
        });
  }

  /** Runs the work as a named step: the user sees its beginning, its end and how long it took. */
  default <T> T step(String name, Supplier<T> work) {
    var started = clock().instant();
    report(new Event.StepStarted(name));
    Function<Duration, Event> end = took -> new Event.StepFailed(name, took);
    try {
      T result = work.get();
      end = took -> new Event.StepEnded(name, took);
      return result;
    } catch (CancelledException e) {
      if (e.reason() instanceof Reason.NoLongerNeeded) {
        end = took -> new Event.StepCancelled(name, took);
      }
      throw e;
    } finally {
      report(end.apply(Duration.between(started, clock().instant())));
    }
  }

  default void step(String name, Runnable work) {
    step(
        name,
        () -> {
          work.run();
          return true;
        });
  }
}
