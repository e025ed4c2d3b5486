package dev.faas.invoker;

import dev.faas.Batch;
import dev.faas.BatchResponse;
import dev.faas.FunctionDefinition;
import dev.faas.Payload;
import dev.faas.events.EventFormat;
import dev.faas.events.aws.AwsEvents;
import dev.faas.invoker.code.Code;
import dev.faas.invoker.code.DefinedCode;
import dev.faas.invoker.code.Isolations;
import dev.faas.invoker.code.NamedCode;
import dev.faas.invoker.environment.Account;
import dev.faas.invoker.environment.ProcessMaker;
import dev.faas.invoker.environment.Service;
import dev.faas.invoker.handler.HandlerString;
import dev.faas.invoker.isolated.IsolatedClasses;
import dev.faas.invoker.isolation.Isolation;
import dev.faas.invoker.log.LogGroup;
import dev.faas.invoker.log.OutputCapture;
import dev.faas.invoker.log.store.LogStore;
import dev.faas.invoker.refusal.RefusedException;
import dev.faas.invoker.time.RealTime;
import dev.faas.invoker.time.Timeline;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The local service: functions are deployed to it and invoked as on the platform. Safe for use by
 * several threads, as are the functions.
 *
 * <p>Handlers run in threads of their own, as {@link FunctionSettings#isolation} says in the classes of this
 * process (the default), in classes of their own, or in processes of their own.
 */
public final class LocalInvoker implements AutoCloseable {

  private final Service service;
  private final Listeners listeners;
  private final Environments.Retention retention;
  private final Isolations isolations;
  private final OutputCapture capture;
  private final LogStore logs = new LogStore();
  private final Map<String, LocalFunction<?, ?>> functions = new LinkedHashMap<>();
  private boolean isClosed;

  private LocalInvoker(
      Service service,
      Listeners listeners,
      Environments.Retention retention,
      Isolations isolations) {
    this.service = service;
    this.listeners = listeners;
    this.retention = retention;
    this.isolations = isolations;
    this.capture = OutputCapture.open();
  }

  /** A service in real time. */
  public static LocalInvoker create() {
    return builder().build();
  }

  /** A service that can be adjusted. */
  public static Builder builder() {
    return new Builder();
  }

  /**
   * Deploys a function under the name of its handler's class, with the service's defaults and AWS's
   * format of its events.
   *
   * @throws IllegalArgumentException if the handler is a lambda or another class without a usable name,
   *     if its event is none that a platform sends, or if the name is taken
   */
  public <I extends @Nullable Object, O extends @Nullable Object> LocalFunction<I, O> deploy(
      FunctionDefinition<I, O> definition) {
    return deploy(definition, settingsFor(definition));
  }

  /**
   * Deploys a function with AWS's format of its events.
   *
   * @throws IllegalArgumentException if another function has this name, its event is none that a platform
   *     sends, or its isolation cannot take something of the definition; the message says what to do
   * @throws IllegalStateException if the invoker is closed, or the snapshot of a function with SnapStart
   *     cannot be made
   */
  public <I extends @Nullable Object, O extends @Nullable Object> LocalFunction<I, O> deploy(
      FunctionDefinition<I, O> definition, FunctionSettings settings) {
    return add(settings, AwsEvents.formatFor(definition), DefinedCode.of(definition));
  }

  /**
   * Deploys a function with a format of its own.
   *
   * @throws IllegalArgumentException as {@link #deploy(FunctionDefinition, FunctionSettings)}
   * @throws IllegalStateException as there
   */
  public <I extends @Nullable Object, O extends @Nullable Object> LocalFunction<I, O> deploy(
      FunctionDefinition<I, O> definition, EventFormat<I, O> format, FunctionSettings settings) {
    return add(settings, format, DefinedCode.of(definition, format));
  }

  /**
   * Deploys a function whose handler is named as in AWS Lambda's configuration: {@code
   * com.example.Orders} or {@code com.example.Orders::place}, see {@link HandlerString}. The class is
   * looked for by the calling thread's context class loader, in each environment's init phase: a name that
   * leads nowhere fails the invocations, as on the service.
   *
   * @return takes and gives bytes
   * @throws IllegalArgumentException if another function has this name
   * @throws IllegalStateException as {@link #deploy(FunctionDefinition, FunctionSettings)}
   */
  public LocalFunction<Payload, Payload> deploy(String handler, FunctionSettings settings) {
    return add(
        settings,
        AwsEvents.formatFor(
            FunctionDefinition.of(Payload.class, Payload.class, (in, context) -> in)),
        new NamedCode(
            HandlerString.parse(handler), Thread.currentThread().getContextClassLoader()));
  }

  /** Deploys a handler of single items like {@link #deploy(FunctionDefinition)}; it is sent batches. */
  public <E> LocalFunction<Batch<E>, BatchResponse> deployEach(
      FunctionDefinition<E, @Nullable Void> definition) {
    return deployEach(definition, settingsFor(definition));
  }

  /**
   * Deploys a handler of single items with AWS's format of its batches.
   *
   * @throws IllegalArgumentException as {@link #deploy(FunctionDefinition, FunctionSettings)}
   * @throws IllegalStateException as there
   */
  public <E> LocalFunction<Batch<E>, BatchResponse> deployEach(
      FunctionDefinition<E, @Nullable Void> definition, FunctionSettings settings) {
    return add(settings, AwsEvents.batchFormatFor(definition), DefinedCode.ofEach(definition));
  }

  /**
   * Deploys a handler of single items, which is sent batches of them in a format of their own.
   *
   * @throws IllegalArgumentException as {@link #deploy(FunctionDefinition, FunctionSettings)}
   * @throws IllegalStateException as there
   */
  public <E> LocalFunction<Batch<E>, BatchResponse> deployEach(
      FunctionDefinition<E, @Nullable Void> definition,
      EventFormat<Batch<E>, BatchResponse> format,
      FunctionSettings settings) {
    return add(settings, format, DefinedCode.ofEach(definition, format));
  }

  /** The functions, in the order in which they were deployed. */
  public List<LocalFunction<?, ?>> functions() {
    synchronized (functions) {
      return List.copyOf(functions.values());
    }
  }

  /**
   * The function of this name.
   *
   * @param id its name, or its full name (ARN) or a part of that, as the Invoke API takes it; there are no
   *     versions and aliases, so the only qualifier is {@code $LATEST}
   * @throws RefusedException in the service's words if there is none, or if this is no such name
   */
  public LocalFunction<?, ?> function(String id) {
    String name = Requests.functionName(id);
    String arn = Requests.qualifiedArn(id, service.account());
    LocalFunction<?, ?> found;
    synchronized (functions) {
      found = functions.get(name);
    }
    if (found == null || !arn.equals(service.account().functionArn(name) + ":$LATEST")) {
      throw new RefusedException("ResourceNotFoundException", 404, "Function not found: " + arn);
    }
    return found;
  }

  /** The logs of all its functions. */
  public LogStore logs() {
    return logs;
  }

  /** The service's time. */
  public Timeline timeline() {
    return service.timeline();
  }

  /**
   * Ends all execution environments. Idle ones are gone when this returns. A running handler is
   * interrupted and left alone, and its caller gets a {@link Outcome.Failed}. Further calls do nothing.
   */
  @Override
  public void close() {
    synchronized (functions) {
      if (isClosed) {
        return;
      }
      isClosed = true;
    }
    functions().forEach(LocalFunction::close);
    service.close();
    capture.close();
  }

  private <I extends @Nullable Object, O extends @Nullable Object> LocalFunction<I, O> add(
      FunctionSettings settings, EventFormat<I, O> format, Code code) {
    if (service.isOnCallerThread() && settings.isolation() != Isolation.SHARED) {
      throw new IllegalArgumentException(settings.name() + " cannot be " + settings.isolation()
          + " in an invoker that runs handlers in their callers' threads: such a handler cannot be"
          + " stopped. Leave out onCallerThread().");
    }
    ProcessMaker processes = isolations.processes(settings.isolation(), code);
    LocalFunction<I, O> function = new LocalFunction<>(
        DeployedFunction.of(service, settings, logGroup(settings), code.handlerName(), processes),
        format,
        retention,
        listeners);
    String name = settings.name();
    synchronized (functions) {
      if (isClosed) {
        throw new IllegalStateException("the invoker is closed: " + name + " cannot be deployed");
      }
      if (functions.putIfAbsent(name, function) != null) {
        throw new IllegalArgumentException("there is already a function named " + name
            + ". Choose another name with FunctionSettings.named(\"…\").");
      }
    }
    return function;
  }

  private LogGroup logGroup(FunctionSettings settings) {
    String chosen = settings.logGroup();
    return logs.groupFor(chosen == null ? LogGroup.defaultName(settings.name()) : chosen);
  }

  private static FunctionSettings settingsFor(FunctionDefinition<?, ?> definition) {
    Class<?> handler = definition.handlerClass();
    if (handler.isHidden() || handler.isSynthetic() || handler.isAnonymousClass()) {
      throw new IllegalArgumentException("a lambda has no name to deploy it under. Give it one:"
          + " deploy(definition, FunctionSettings.named(\"…\")).");
    }
    return FunctionSettings.named(handler.getSimpleName());
  }

  /** What can be adjusted before a {@link LocalInvoker} is made. Not safe for use by several threads. */
  public static final class Builder {
    private @Nullable Timeline timeline;
    private final List<InvocationListener> listeners = new ArrayList<>();
    private Account account = Account.EXAMPLE;
    private Duration stallLimit = Duration.ofSeconds(10);
    private Duration idleLimit = Duration.ofMinutes(10);
    private Duration ageLimit = Duration.ofHours(4);
    private Consumer<IsolatedClasses.Builder> sharing = classes -> {};
    private boolean isOnCallerThread;
    private @Nullable Boolean isDebugged;

    private Builder() {}

    /** The time and chance of the service; default is {@link RealTime#create()}. */
    public Builder timeline(Timeline newTimeline) {
      this.timeline = newTimeline;
      return this;
    }

    /** Someone to be told of every invocation; several are told in the order of addition. */
    public Builder listener(InvocationListener listener) {
      listeners.add(listener);
      return this;
    }

    /** The region, as functions see it; default is {@code us-east-1}. */
    public Builder region(String region) {
      account = new Account(region, account.id());
      return this;
    }

    /** The account's twelve digits, as functions see them; default is {@code 123456789012}. */
    public Builder accountId(String id) {
      account = new Account(account.region(), id);
      return this;
    }

    /**
     * How long a handler may block in real time while simulated time stands still; default is 10
     * seconds. It has no meaning in real time.
     *
     * @throws IllegalArgumentException if it is not positive
     */
    public Builder stallLimit(Duration limit) {
      this.stallLimit = positive("a stall limit", limit);
      return this;
    }

    /**
     * How long an execution environment is kept without an invocation; default is 10 minutes. The real
     * service does not say how long, and changes it at will.
     *
     * @throws IllegalArgumentException if it is not positive
     */
    public Builder idleLimit(Duration limit) {
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
    public Builder ageLimit(Duration limit) {
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
    public Builder shared(Class<?> type) {
      sharing = sharing.andThen(classes -> classes.sharedType(type));
      return this;
    }

    /**
     * A jar whose classes each isolated environment has for itself, as if they were the user's own.
     *
     * @throws IllegalArgumentException when a function is deployed, if there is no such file
     */
    public Builder isolatedJar(Path jar) {
      sharing = sharing.andThen(classes -> classes.isolatedJar(jar));
      return this;
    }

    /**
     * Runs handlers in their callers' threads, which is quicker: for the simulation of very many
     * invocations. The deadline interrupts the handler, which has timed out when it returns; one that does
     * not return blocks its caller, and no stall limit helps. Thread-locals belong to the caller.
     */
    public Builder onCallerThread() {
      isOnCallerThread = true;
      return this;
    }

    /**
     * Whether someone looks at the handlers step by step: then no time limit ends them. Default is whether
     * the JVM was started with a debugger's agent ({@code -agentlib:jdwp}).
     */
    public Builder debugged(boolean debugged) {
      isDebugged = debugged;
      return this;
    }

    /** Makes the invoker; it captures what functions print and log until it is closed. */
    public LocalInvoker build() {
      Timeline time = timeline != null ? timeline : RealTime.create();
      return new LocalInvoker(
          new Service(time, account, stallLimit, isOnCallerThread, isDebugged),
          new Listeners(List.copyOf(listeners)),
          new Environments.Retention(idleLimit, ageLimit),
          new Isolations(sharing, !(time instanceof RealTime)));
    }
  }
}
