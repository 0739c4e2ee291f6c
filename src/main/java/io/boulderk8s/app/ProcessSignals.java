package io.boulderk8s.app;

import io.boulderk8s.run.Interrupts;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.function.Consumer;

/**
 * Handles SIGINT, SIGTERM and SIGHUP of this process. While they are forwarded they do not end it.
 * One that was ignored from the beginning (nohup) stays ignored. sun.misc.Signal (module
 * jdk.unsupported) is the only way that the JDK has, and javac's warning about it cannot be
 * suppressed: hence by reflection.
 */
final class ProcessSignals implements Interrupts {
  private static final List<String> FORWARDED = List.of("INT", "TERM", "HUP");

  @Override
  public Registration forward(Consumer<String> handler) {
    List<Runnable> restore = FORWARDED.stream().map(name -> handle(name, handler)).toList();
    return () -> restore.forEach(Runnable::run);
  }

  private static Runnable handle(String name, Consumer<String> handler) {
    try {
      Class<?> signalClass = Class.forName("sun.misc.Signal");
      Class<?> handlerClass = Class.forName("sun.misc.SignalHandler");
      Object signal = signalClass.getConstructor(String.class).newInstance(name);
      Method handle = signalClass.getMethod("handle", signalClass, handlerClass);
      Object forwarding =
          Proxy.newProxyInstance(
              ProcessSignals.class.getClassLoader(),
              new Class<?>[] {handlerClass},
              (_, method, _) -> {
                if (method.getName().equals("handle")) {
                  Thread.ofVirtual().start(() -> handler.accept(name));
                }
                return null;
              });
      Object before = handle.invoke(null, signal, forwarding);
      return () -> restore(handle, signal, before);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("this JDK has no sun.misc.Signal", e);
    }
  }

  private static void restore(Method handle, Object signal, Object before) {
    try {
      handle.invoke(null, signal, before);
    } catch (IllegalAccessException | InvocationTargetException e) {
      throw new IllegalStateException(e);
    }
  }
}
