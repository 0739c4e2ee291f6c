package io.boulderk8s.concurrent;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Work that can be cancelled for a reason. The first reason stands, for everything that the work
 * does within it and beside it. Cancelling interrupts the thread, which stays interrupted until the
 * work has ended: no longer, and not at all when it had ended before.
 */
public final class Cancellation {
  private static final ScopedValue<Cancellation> CURRENT = ScopedValue.newInstance();
  private static final Reason CALLER_ENDED = new Reason.NoLongerNeeded("its caller has ended");

  private enum Kind {
    /** In the thread of the enclosing work, and cancelled with it. */
    NESTED,
    /** In the thread of the enclosing work, and not cancelled with it. */
    SHIELDED,
    /** In a thread of its own, and cancelled with the enclosing work. */
    FORKED
  }

  private enum Stage {
    NEW,
    RUNNING,
    ENDING,
    DONE
  }

  private final Kind kind;
  private final @Nullable Cancellation around;
  private final Consumer<Thread> interrupter;

  /** One lock for a whole tree of work: setting a reason and interrupting are one act. */
  private final ReentrantLock lock;

  private final Condition forkEnded;
  private final Set<Cancellation> forks = new HashSet<>();
  private Stage stage = Stage.NEW;
  private @Nullable Reason reason;
  private @Nullable Thread thread;
  private @Nullable Cancellation within;
  private boolean interruptedBefore;

  private Cancellation(Kind kind, @Nullable Cancellation around, Consumer<Thread> interrupter) {
    this.kind = kind;
    this.around = around;
    this.interrupter = interrupter;
    this.lock = around == null ? new ReentrantLock() : around.lock;
    this.forkEnded = lock.newCondition();
  }

  /**
   * Makes a cancellation for work that this thread is about to do, as a part of what it does now.
   */
  public static Cancellation nested() {
    return nested(Thread::interrupt);
  }

  static Cancellation nested(Consumer<Thread> interrupter) {
    return new Cancellation(Kind.NESTED, current(), interrupter);
  }

  /**
   * Does what must be done although the enclosing work is cancelled; that cancellation waits until
   * this is done.
   */
  public static void shielded(Runnable work) {
    new Cancellation(Kind.SHIELDED, current(), Thread::interrupt).run(work);
  }

  private static @Nullable Cancellation current() {
    return CURRENT.isBound() ? CURRENT.get() : null;
  }

  /** Returns why this thread's work is to end; empty as long as it may go on. */
  public static Optional<Reason> requested() {
    return Optional.ofNullable(current()).flatMap(Cancellation::reason);
  }

  /**
   * Turns a caught InterruptedException into the exception to throw. Later waits of this thread's
   * work end at once, too.
   *
   * @param during the interrupted activity, as "waiting for pod db"
   */
  public static CancelledException interrupted(String during) {
    Thread.currentThread().interrupt();
    return new CancelledException(requested().orElseGet(Reason.Interrupted::new), during);
  }

  /**
   * Cancels the work, and all within it and beside it.
   *
   * @return false when it was cancelled before, or has ended
   */
  public boolean cancel(Reason why) {
    lock.lock();
    try {
      if (reason != null || stage == Stage.ENDING || stage == Stage.DONE) {
        return false;
      }
      reason = why;
      if (within == null) {
        interruptIfRunning();
      } else if (within.kind == Kind.NESTED) {
        within.cancel(why);
      }
      List.copyOf(forks).forEach(fork -> fork.cancel(why));
      return true;
    } finally {
      lock.unlock();
    }
  }

  /** Returns why it was cancelled; empty for work that ended before. */
  public Optional<Reason> reason() {
    lock.lock();
    try {
      return Optional.ofNullable(reason);
    } finally {
      lock.unlock();
    }
  }

  public void run(Runnable work) {
    var _ =
        call(
            () -> {
              work.run();
              return true;
            });
  }

  /** Does the work in this thread, once. Returns when all of it has ended. */
  public <T> T call(Supplier<T> work) {
    begin();
    try {
      return ScopedValue.where(CURRENT, this).call(work::get);
    } finally {
      end();
    }
  }

  /** Starts work beside this one; the end of this work cancels it and waits for it. */
  public void fork(String name, Runnable work) {
    begun(name, work);
  }

  /** Starts work beside that of this thread. */
  static Cancellation start(String name, Runnable work) {
    Cancellation current = current();
    if (current != null) {
      return current.begun(name, work);
    }
    Cancellation alone = new Cancellation(Kind.NESTED, null, Thread::interrupt);
    Thread.ofVirtual().name(name).start(() -> alone.run(work));
    return alone;
  }

  private Cancellation begun(String name, Runnable work) {
    Cancellation fork = new Cancellation(Kind.FORKED, this, interrupter);
    lock.lock();
    try {
      if (stage == Stage.ENDING || stage == Stage.DONE) {
        throw new RejectedExecutionException(name + ": what it belongs to has ended");
      }
      fork.reason = reason;
      forks.add(fork);
    } finally {
      lock.unlock();
    }
    Thread.ofVirtual().name(name).start(() -> fork.run(work));
    return fork;
  }

  /** Returns when all forked work has ended, also when this work is cancelled meanwhile. */
  public void awaitForks() {
    lock.lock();
    try {
      while (!forks.isEmpty()) {
        forkEnded.awaitUninterruptibly();
      }
    } finally {
      lock.unlock();
    }
  }

  private void begin() {
    lock.lock();
    try {
      if (stage != Stage.NEW) {
        throw new IllegalStateException("it is work for once");
      }
      stage = Stage.RUNNING;
      thread = Thread.currentThread();
      if (around != null && kind != Kind.FORKED) {
        around.within = this;
      }
      if (kind == Kind.SHIELDED) {
        interruptedBefore = Thread.interrupted();
      } else if (around != null && reason == null) {
        reason = around.reason;
      }
      if (reason != null) {
        interruptIfRunning();
      }
    } finally {
      lock.unlock();
    }
  }

  private void end() {
    lock.lock();
    try {
      stage = Stage.ENDING;
      List.copyOf(forks).forEach(fork -> fork.cancel(CALLER_ENDED));
      awaitForks();
      stage = Stage.DONE;
      // this work is no longer interrupted; the enclosing work has its own reasons
      var _ = Thread.interrupted();
      if (leave() || interruptedBefore) {
        Thread.currentThread().interrupt();
      }
    } finally {
      lock.unlock();
    }
  }

  /** Tells whether the thread goes on with something that is cancelled. */
  private boolean leave() {
    if (around == null) {
      return false;
    }
    if (kind == Kind.FORKED) {
      around.forks.remove(this);
      around.forkEnded.signalAll();
      return false;
    }
    around.within = null;
    return around.reason != null;
  }

  private void interruptIfRunning() {
    if (thread != null) {
      interrupter.accept(thread);
    }
  }
}
