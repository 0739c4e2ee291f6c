package io.boulderk8s.concurrent;

import java.util.concurrent.Semaphore;

/** Lets only so many work at a time; the others wait for their turn, and can be cancelled then. */
public final class Turns {
  private final Semaphore free;

  /**
   * Has a number of turns.
   *
   * @param most the largest number that is taken at a time
   */
  public Turns(int most) {
    this.free = new Semaphore(most);
  }

  /** Returns when there is one, which is to be given back. */
  public void take() {
    try {
      free.acquire();
    } catch (InterruptedException e) {
      throw Cancellation.interrupted("waiting for its turn");
    }
  }

  /** Ends one. */
  public void giveBack() {
    free.release();
  }

  /** Does this in a turn. */
  public void run(Runnable work) {
    take();
    try {
      work.run();
    } finally {
      giveBack();
    }
  }
}
