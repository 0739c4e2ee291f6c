package io.boulderk8s.app;

import io.boulderk8s.concurrent.Background;
import io.boulderk8s.deploy.VolumeReset;
import io.boulderk8s.image.ImageLoader;
import io.boulderk8s.plan.Workload;
import io.boulderk8s.run.FollowOptions;
import io.boulderk8s.run.RunOutput;
import io.boulderk8s.run.RunTicket;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * What use cases do to one stack, a method for each step; its cluster is open until it is closed.
 */
interface OpenStack extends AutoCloseable {
  /** Keeps others from the stack. */
  interface Hold extends AutoCloseable {
    /** Tells those on other machines, too; the stack is this owner's. */
    void announce();

    @Override
    void close();
  }

  /** Looks for ephemeral stacks that nobody will remove any more, until it is closed. */
  interface Sweep extends AutoCloseable {
    @Override
    void close();
  }

  /** A run whose pod there is. */
  interface LaunchedRun {
    String id();

    void awaitStart();

    /** Returns the exit code of its command. */
    int follow(FollowOptions options);
  }

  /** Removes what was left; what may still be in use is watched. */
  Sweep sweep();

  /**
   * Keeps others from the stack, until it is closed.
   *
   * @param command as the others are told
   * @param waits for whoever works on it, rather than to refuse
   */
  Hold lock(String command, boolean waits);

  /** Begins to bring images onto the nodes; no answer where they are there. */
  Background<Optional<ImageLoader.Outcome>> images();

  /** Fails if the namespace is another owner's. */
  void refuseForeign();

  /** Fails if a run of this workload goes on. */
  void refuseBusy(Workload run);

  /** Waits for the end of such a run. */
  void awaitFree(Workload run);

  /** Makes the namespace this owner's. */
  void claim();

  /** Tells the dependencies to end; whoever starts the next ones waits for that. */
  void reset();

  /** Begins to empty the stack's volumes, if it is to start as new. */
  VolumeReset resetVolumes();

  /**
   * Prepares the checkout.
   *
   * @param images as the nodes have them, if that is known
   * @return the exit code of the setup service
   */
  int setUp(Optional<ImageLoader.Outcome> images, VolumeReset volumeReset, RunOutput output);

  /** Starts what the tests need, and waits until it is ready. */
  void rollOut(VolumeReset volumeReset);

  /** Names a new run: its time is that of this call. */
  RunTicket ticket(Workload run);

  /** Starts a run, and no more. */
  LaunchedRun launch(Workload run, RunTicket ticket);

  /** Does the work; if it fails, finds out why, and says so. */
  int reporting(Supplier<Integer> work);

  /** Removes the stack; how the tests ended stands, whatever becomes of this. */
  void remove();

  @Override
  void close();
}
