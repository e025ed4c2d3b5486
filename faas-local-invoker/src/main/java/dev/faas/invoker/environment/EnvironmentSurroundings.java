package dev.faas.invoker.environment;

import dev.faas.invoker.isolation.Surroundings;
import dev.faas.invoker.time.Activity;
import dev.faas.invoker.time.SimulatedTime;
import dev.faas.invoker.time.Timeline;
import java.io.PrintStream;
import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.WeakHashMap;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * What the code of one runtime process finds around it. As long as it repeats the init phase of a snapshot,
 * its time is that of the snapshot, and its waits are over at once.
 */
final class EnvironmentSurroundings implements Surroundings {

  private final Timeline timeline;
  private final Activity activity;
  private final Map<Thread, Activity> workers = Collections.synchronizedMap(new WeakHashMap<>());
  private final boolean hasWorkers;
  private final Map<String, String> environmentVariables;
  private final PrintStream out;
  private final PrintStream err;
  private volatile @Nullable RandomGenerator ofSnapshot;
  private volatile @Nullable SnapshotClock replay;

  EnvironmentSurroundings(ExecutionEnvironment environment, Activity activity) {
    this.timeline = environment.timeline();
    this.activity = activity;
    this.environmentVariables = environment.world().environmentVariables().asMap();
    this.hasWorkers = environment.plan().isMultiConcurrent();
    this.out = environment.log().standardOutput(hasWorkers);
    this.err = environment.log().standardError(hasWorkers);
  }

  /** In this thread, and in those that it starts, the code's waits are those of a worker. */
  void addWorker(Thread thread, Activity itsOwn) {
    workers.put(thread, itsOwn);
  }

  private Activity activity() {
    return hasWorkers ? activityOf(Thread.currentThread()) : activity;
  }

  private Activity activityOf(Thread thread) {
    Activity own = workers.get(thread);
    return own == null ? activity : own;
  }

  /**
   * From now on the init phase of a snapshot takes place.
   *
   * @param repeated whether for an environment that is restored from it, and not for the snapshot
   */
  void enter(Snapshot snapshot, boolean repeated) {
    ofSnapshot = Timeline.randomOf(snapshot.seed());
    replay = repeated ? new SnapshotClock(snapshot.nanos()) : null;
  }

  /** The snapshot is made or copied: from now on time and chance are those of the service. */
  void leaveSnapshot() {
    ofSnapshot = null;
    replay = null;
  }

  @Override
  public boolean isSimulated() {
    return replay != null || timeline instanceof SimulatedTime;
  }

  @Override
  public long nanos() {
    SnapshotClock clock = replay;
    return clock != null ? clock.nanos() : timeline.nanos();
  }

  @Override
  public Instant instant() {
    return timeline.at(nanos());
  }

  @Override
  public RandomGenerator random() {
    RandomGenerator own = ofSnapshot;
    return own != null ? own : timeline.random();
  }

  @Override
  public Map<String, String> environmentVariables() {
    return environmentVariables;
  }

  @Override
  public PrintStream out() {
    return out;
  }

  @Override
  public PrintStream err() {
    return err;
  }

  @Override
  public boolean await(Attempt attempt, long deadlineNanos) throws InterruptedException {
    SnapshotClock clock = replay;
    return clock != null
        ? clock.await(attempt, deadlineNanos)
        : activity().await(attempt::within, deadlineNanos);
  }

  @Override
  public void sleepUntil(long nanos) throws InterruptedException {
    SnapshotClock clock = replay;
    if (clock != null) {
      clock.passTo(nanos);
    } else {
      activity().sleepUntil(nanos);
    }
  }

  @Override
  public boolean endWait(Thread thread) {
    return activityOf(thread).endWait(thread);
  }

  @Override
  public void starting(Thread thread) {
    Activity here = activity();
    if (hasWorkers) {
      addWorker(thread, here);
    }
    here.starting(thread);
  }
}
