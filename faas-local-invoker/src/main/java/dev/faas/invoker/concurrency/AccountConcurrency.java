package dev.faas.invoker.concurrency;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;

/**
 * The concurrency of an account: what is not reserved for one of its functions, and not provisioned, all
 * others share. Safe for use by several threads.
 */
public final class AccountConcurrency {

  /** What an account has in a region if it has asked for no more ("Lambda quotas"). */
  public static final int DEFAULT_LIMIT = 1000;

  /** What must stay unreserved ("Configuring reserved concurrency"). */
  public static final int MIN_UNRESERVED = 100;

  private final int limit;
  private final List<FunctionConcurrency> functions = new ArrayList<>();
  private final AtomicInteger runningUnreserved = new AtomicInteger();
  private final LongAdder running = new LongAdder();
  private volatile int unreserved;

  /**
   * An account without functions.
   *
   * @param limit how many invocations may run at the same time
   * @throws IllegalArgumentException if it is less than {@value #MIN_UNRESERVED}
   */
  public AccountConcurrency(int limit) {
    if (limit < MIN_UNRESERVED) {
      throw new IllegalArgumentException("an account's concurrency is at least " + MIN_UNRESERVED
          + ", which cannot be reserved, but is " + limit);
    }
    this.limit = limit;
    this.unreserved = limit;
  }

  /** How many invocations may run at the same time. */
  public int limit() {
    return limit;
  }

  /** How many of those may be of functions that have no concurrency of their own. */
  public int unreserved() {
    return unreserved;
  }

  /** How many invocations run in what is unreserved. */
  public int runningUnreserved() {
    return runningUnreserved.get();
  }

  /**
   * How much nobody else can have: the invocations that run in what is unreserved, and all that is reserved or
   * provisioned for functions, in use or not. What is provisioned within a function's reserved concurrency is part of
   * that, and counts once.
   */
  public int claimed() {
    return runningUnreserved.get() + limit - unreserved;
  }

  /** How many invocations of all functions run. */
  public int running() {
    return running.intValue();
  }

  /** A function of the account, with nothing reserved or provisioned. */
  public FunctionConcurrency function() {
    FunctionConcurrency function = new FunctionConcurrency(this);
    synchronized (this) {
      functions.add(function);
    }
    return function;
  }

  /** The function is gone, with what was reserved for it. */
  public synchronized void remove(FunctionConcurrency function) {
    functions.remove(function);
    count();
  }

  /**
   * How much the function could have for itself, so that enough stays unreserved.
   *
   * @param function what it has so far is as good as free
   */
  synchronized int available(FunctionConcurrency function) {
    return unreserved + function.ownShare() - MIN_UNRESERVED;
  }

  /** What functions have for themselves has changed. */
  synchronized void count() {
    int own = 0;
    for (FunctionConcurrency function : functions) {
      own += function.ownShare();
    }
    unreserved = limit - own;
  }

  /** An invocation begins, whatever it takes. */
  void begun() {
    running.increment();
  }

  /** An invocation has ended. */
  void ended() {
    running.decrement();
  }

  boolean take() {
    return Counter.take(runningUnreserved, unreserved);
  }

  void giveBack() {
    runningUnreserved.decrementAndGet();
  }
}
