package dev.faas.invoker;

import dev.faas.invoker.async.AsyncWork;
import dev.faas.invoker.code.Isolations;
import dev.faas.invoker.concurrency.AccountConcurrency;
import dev.faas.invoker.environment.Account;
import dev.faas.invoker.environment.Service;
import dev.faas.invoker.isolated.IsolatedClasses;
import dev.faas.invoker.isolation.Isolation;
import dev.faas.invoker.log.store.LogSink;
import dev.faas.invoker.log.store.LogStore;
import dev.faas.invoker.pool.Retention;
import dev.faas.invoker.time.RealTime;
import dev.faas.invoker.time.Timeline;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** What can be adjusted before a {@link LocalInvoker} is made. Not safe for use by several threads. */
public final class InvokerBuilder {
  private @Nullable Timeline timeline;
  private final List<InvocationListener> listeners = new ArrayList<>();
  private final List<LogSink> logSinks = new ArrayList<>();
  private Account account = Account.EXAMPLE;
  private AccountConcurrency concurrency = new AccountConcurrency(AccountConcurrency.DEFAULT_LIMIT);
  private Duration stallLimit = Duration.ofSeconds(10);
  private Duration idleLimit = Duration.ofMinutes(10);
  private Duration ageLimit = Duration.ofHours(4);
  private Consumer<IsolatedClasses.Builder> sharing = classes -> {};
  private boolean isOnCallerThread;
  private @Nullable Boolean isDebugged;

  InvokerBuilder() {}

  /** The time and chance of the service; default is {@link RealTime#create()}. */
  public InvokerBuilder timeline(Timeline newTimeline) {
    this.timeline = newTimeline;
    return this;
  }

  /** Someone to be told of every invocation; several are told in the order of addition. */
  public InvokerBuilder listener(InvocationListener listener) {
    listeners.add(listener);
    return this;
  }

  /**
   * Where lines of logs go, too, when they are written: {@link LogSink#console}, a file, or whatever you write. Several
   * get them in the order of addition. It is closed with the invoker.
   */
  public InvokerBuilder logSink(LogSink sink) {
    logSinks.add(sink);
    return this;
  }

  /** The region, as functions see it; default is {@code us-east-1}. */
  public InvokerBuilder region(String region) {
    account = new Account(region, account.id());
    return this;
  }

  /** The account's twelve digits, as functions see them; default is {@code 123456789012}. */
  public InvokerBuilder accountId(String id) {
    account = new Account(account.region(), id);
    return this;
  }

  /**
   * How long a handler may block in real time while simulated time stands still; default is 10
   * seconds. It has no meaning in real time.
   *
   * @throws IllegalArgumentException if it is not positive
   */
  public InvokerBuilder stallLimit(Duration limit) {
    this.stallLimit = positive("a stall limit", limit);
    return this;
  }

  /**
   * How long an execution environment is kept without an invocation; default is 10 minutes. The real
   * service does not say how long, and changes it at will.
   *
   * @throws IllegalArgumentException if it is not positive
   */
  public InvokerBuilder idleLimit(Duration limit) {
    this.idleLimit = positive("an idle limit", limit);
    return this;
  }

  /**
   * How old an execution environment becomes, however busy it is; default is 4 hours. The real service
   * says that it is "every few hours" (Lambda developer guide, "Lambda execution environment
   * lifecycle").
   *
   * @throws IllegalArgumentException if it is not positive
   */
  public InvokerBuilder ageLimit(Duration limit) {
    this.ageLimit = positive("an age limit", limit);
    return this;
  }

  private static Duration positive(String what, Duration limit) {
    if (limit.isNegative() || limit.isZero()) {
      throw new IllegalArgumentException(what + " is longer than zero, but is " + limit);
    }
    return limit;
  }

  /**
   * An interface whose fakes are handed in to isolated functions: the test and all environments have the
   * same class of it. May be called several times. See {@link Isolation#ISOLATED}.
   *
   * @throws IllegalArgumentException when the function is deployed, if the interface mentions a class of
   *     the user's that is not shared
   */
  public InvokerBuilder shared(Class<?> type) {
    sharing = sharing.andThen(classes -> classes.sharedType(type));
    return this;
  }

  /**
   * A jar whose classes each isolated environment has for itself, as if they were the user's own.
   *
   * @throws IllegalArgumentException when a function is deployed, if there is no such file
   */
  public InvokerBuilder isolatedJar(Path jar) {
    sharing = sharing.andThen(classes -> classes.isolatedJar(jar));
    return this;
  }

  /**
   * Runs handlers in their callers' threads, which is quicker: for the simulation of very many
   * invocations. The deadline interrupts the handler, which has timed out when it returns; one that does
   * not return blocks its caller, and no stall limit helps. Thread-locals belong to the caller.
   */
  public InvokerBuilder onCallerThread() {
    isOnCallerThread = true;
    return this;
  }

  /**
   * Whether someone looks at the handlers step by step: then no time limit ends them. Default is whether
   * the JVM was started with a debugger's agent ({@code -agentlib:jdwp}).
   */
  public InvokerBuilder debugged(boolean debugged) {
    isDebugged = debugged;
    return this;
  }

  /**
   * How many invocations may run at the same time in the account; default is 1,000.
   *
   * @throws IllegalArgumentException if it is less than 100, which cannot be reserved
   */
  public InvokerBuilder accountConcurrency(int limit) {
    concurrency = new AccountConcurrency(limit);
    return this;
  }

  /** Makes the invoker; it captures what functions print and log until it is closed. */
  public LocalInvoker build() {
    Timeline time = timeline != null ? timeline : RealTime.create();
    AsyncWork asyncWork = new AsyncWork(time, stallLimit, isOnCallerThread);
    return new LocalInvoker(new Host(
        new Service(time, account, stallLimit, isOnCallerThread, isDebugged),
        new Listeners(List.copyOf(listeners)),
        new Retention(idleLimit, ageLimit),
        new Isolations(sharing, !(time instanceof RealTime)),
        new LogStore(time, account.id(), List.copyOf(logSinks), asyncWork::run),
        concurrency,
        asyncWork));
  }
}
