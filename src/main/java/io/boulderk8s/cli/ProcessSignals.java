package io.boulderk8s.cli;

import io.boulderk8s.run.Interrupts;
import java.util.List;
import java.util.function.Consumer;
import sun.misc.Signal;
import sun.misc.SignalHandler;

/** SIGINT and SIGTERM of this process. While they are forwarded they do not end it. */
@SuppressWarnings("sunapi") // the JDK has no other way to keep a signal from ending the process
final class ProcessSignals implements Interrupts {
  private static final List<String> FORWARDED = List.of("INT", "TERM");

  @Override
  public Registration forward(Consumer<String> handler) {
    List<Runnable> restore = FORWARDED.stream().map(name -> handle(name, handler)).toList();
    return () -> restore.forEach(Runnable::run);
  }

  private static Runnable handle(String name, Consumer<String> handler) {
    Signal signal = new Signal(name);
    SignalHandler before = Signal.handle(signal, _ -> Thread.ofVirtual().start(() -> handler.accept(name)));
    return () -> Signal.handle(signal, before);
  }
}
