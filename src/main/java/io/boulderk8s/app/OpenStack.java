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

/** The steps of use cases on one stack, one method each; its cluster is open until it is closed. */
interface OpenStack extends AutoCloseable {
  /** Keeps others from the stack. */
  interface Hold extends AutoCloseable {
    /** Keeps others on other machines away, too; the stack is this owner's. */
    void announce();

    @Override
    void close();
  }

  /** Looks for abandoned ephemeral stacks until it is closed. */
  interface Sweep extends AutoCloseable {
    @Override
    void close();
  }

  /** A run whose pod exists. */
  interface LaunchedRun {
    String id();

    void awaitStart();

    /** Returns the exit code of its command. */
    int follow(FollowOptions options);
  }

  /** Removes abandoned stacks; watches those that may still be in use. */
  Sweep sweep();

  /**
   * Keeps others from the stack, until it is closed.
   *
   * @param command the command line for messages to others
   * @param waits whether to wait for another process, rather than to refuse
   */
  Hold lock(String command, boolean waits);

  /** Begins to bring images onto the nodes; without digests where they are there already. */
  Background<Optional<ImageLoader.Outcome>> images();

  /** Fails if the namespace is another owner's. */
  void refuseForeign();

  /** Fails if a run of this workload is going on. */
  void refuseBusy(Workload run);

  /** Waits for the end of such a run. */
  void awaitFree(Workload run);

  /** Makes the namespace this owner's. */
  void claim();

  /** Deletes the dependencies without waiting; the rollout waits for their end. */
  void reset();

  /** Begins to empty the stack's volumes, if it has to start without data. */
  VolumeReset resetVolumes();

  /**
   * Prepares the checkout.
   *
   * @param images digests on the nodes, if known
   * @return the exit code of the setup service
   */
  int setUp(Optional<ImageLoader.Outcome> images, VolumeReset volumeReset, RunOutput output);

  /** Starts what the tests need, and waits until it is ready. */
  void rollOut(VolumeReset volumeReset);

  /** Returns the steps of services that are split from the runner; empty where none is. */
  Optional<SplitServices> services();

  /** Names a new run; its time is that of this call. */
  RunTicket ticket(Workload run);

  /** Starts a run and does not follow it. */
  LaunchedRun launch(Workload run, RunTicket ticket);

  /** Does the work to the tests' end; reports their results, or the cause of a failure. */
  int reporting(Supplier<Integer> work);

  /** Does work that ends before the tests do: reports only a failure. */
  int reportingFailure(Supplier<Integer> work);

  /** Tells the user that the stack stays, and how to remove it. */
  void tellItStays();

  /** Removes the stack; a failure here does not change how the tests ended. */
  void remove();

  @Override
  void close();
}
