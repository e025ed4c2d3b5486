package dev.faas.invoker;

import dev.faas.Batch;
import dev.faas.BatchResponse;
import dev.faas.FunctionDefinition;
import dev.faas.Payload;
import dev.faas.events.EventFormat;
import dev.faas.events.aws.AwsEvents;
import dev.faas.invoker.code.Code;
import dev.faas.invoker.code.DefinedCode;
import dev.faas.invoker.code.NamedCode;
import dev.faas.invoker.concurrency.AccountConcurrency;
import dev.faas.invoker.environment.Service;
import dev.faas.invoker.handler.HandlerString;
import dev.faas.invoker.isolation.Isolation;
import dev.faas.invoker.log.OutputCapture;
import dev.faas.invoker.log.store.LogStore;
import dev.faas.invoker.pool.Environments;
import dev.faas.invoker.program.Program;
import dev.faas.invoker.refusal.RefusedException;
import dev.faas.invoker.request.FunctionId;
import dev.faas.invoker.time.Timeline;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The local service: functions are deployed to it and invoked as on the platform. Safe for use by
 * several threads, as are the functions.
 *
 * <p>Handlers run in threads of their own, as {@link FunctionSettings#isolation} says in the classes of this
 * process (the default), in classes of their own, or in processes of their own.
 */
public final class LocalInvoker implements AutoCloseable {

  private static final EventFormat<Payload, Payload> RAW =
      AwsEvents.formatFor(FunctionDefinition.of(Payload.class, Payload.class, (in, context) -> in));

  private final Host host;
  private final Service service;
  private final OutputCapture capture;
  private final Map<String, LocalFunction<?, ?>> functions = new LinkedHashMap<>();
  private boolean isClosed;

  LocalInvoker(Host host) {
    this.host = host;
    this.service = host.service();
    this.capture = OutputCapture.open();
  }

  /** A service in real time. */
  public static LocalInvoker create() {
    return builder().build();
  }

  /** A service that can be adjusted. */
  public static InvokerBuilder builder() {
    return new InvokerBuilder();
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
        RAW,
        new NamedCode(
            HandlerString.parse(handler), Thread.currentThread().getContextClassLoader()));
  }

  /**
   * Deploys a function in any language, which runs in processes of its own: isolation {@link
   * Isolation#FORKED}, also where the settings say the default.
   *
   * @return takes and gives bytes
   * @throws IllegalArgumentException if another function has this name, there is no interpreter for the
   *     program, or the settings or the invoker ask for what a program cannot have; says what to do
   */
  public LocalFunction<Payload, Payload> deploy(Program program, FunctionSettings settings) {
    return add(ProgramSettings.of(settings), RAW, Launcher.of(host.isolations(), program));
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
   * @param id its name, or its full name (ARN) or a part of that, as the Invoke API takes it; with a version or an
   *     alias, or without
   * @throws RefusedException in the service's words if there is none, or if this is no such name
   */
  public LocalFunction<?, ?> function(String id) {
    FunctionId wanted = FunctionId.parse(id, service.account());
    LocalFunction<?, ?> found;
    synchronized (functions) {
      found = functions.get(wanted.name());
    }
    String here = service.account().functionArn(wanted.name()) + ":";
    if (found == null || !wanted.arn().startsWith(here)) {
      throw RefusedException.notFound("Function not found: " + wanted.arn());
    }
    return wanted.qualifier() == null ? found : found.at(wanted.qualifier());
  }

  /** The logs of all its functions. */
  public LogStore logs() {
    return host.logs();
  }

  /** The concurrency of the account, which its functions share. */
  public AccountConcurrency accountConcurrency() {
    return host.concurrency();
  }

  /**
   * Waits until no asynchronous event is left: each has been handled, or given up, and functions have been called
   * with the lines of logs that they subscribed to. Under simulated time this moves
   * time, from one attempt to the next. With {@link InvokerBuilder#onCallerThread} they are handled in the calling
   * thread.
   *
   * @throws IllegalStateException if nothing happens any more though there are events left
   */
  public void settle() {
    settle(ChronoUnit.FOREVER.getDuration());
  }

  /**
   * Waits like {@link #settle()}, but not for ever.
   *
   * @param atMost in the service's time
   * @return whether no event is left
   */
  public boolean settle(Duration atMost) {
    host.logs().handOver();
    return host.asyncWork().settle(atMost);
  }

  /** The service's time. */
  public Timeline timeline() {
    return service.timeline();
  }

  /**
   * Ends all execution environments. Idle ones are gone when this returns. A running handler is
   * interrupted and left alone, and its caller gets a {@link Outcome.Failed}. Further calls do nothing.
   *
   * @throws java.io.UncheckedIOException if a temporary directory cannot be deleted; all others and all the
   *     rest is closed nevertheless
   */
  @Override
  public void close() {
    synchronized (functions) {
      if (isClosed) {
        return;
      }
      isClosed = true;
    }
    host.asyncWork().close();
    Stream<Runnable> ends = functions().stream().map(function -> function::close);
    Environments.endAll(Stream.concat(
        ends,
        Stream.of(host.isolations()::close, service::close, host.logs()::close, capture::close)));
  }

  private <I extends @Nullable Object, O extends @Nullable Object> LocalFunction<I, O> add(
      FunctionSettings settings, EventFormat<I, O> format, Code code) {
    return add(settings, format, Launcher.of(host.isolations(), code));
  }

  private <I extends @Nullable Object, O extends @Nullable Object> LocalFunction<I, O> add(
      FunctionSettings settings, EventFormat<I, O> format, Launcher launcher) {
    if (service.isOnCallerThread() && settings.isolation() != Isolation.SHARED) {
      throw new IllegalArgumentException(settings.name() + " cannot be " + settings.isolation()
          + " in an invoker that runs handlers in their callers' threads: such a handler cannot be"
          + " stopped. Leave out onCallerThread().");
    }
    LocalFunction<I, O> function =
        new LocalFunction<>(new Deployment<>(host, launcher, format, settings), format, null);
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

  private static FunctionSettings settingsFor(FunctionDefinition<?, ?> definition) {
    Class<?> handler = definition.handlerClass();
    if (handler.isHidden() || handler.isSynthetic() || handler.isAnonymousClass()) {
      throw new IllegalArgumentException("a lambda has no name to deploy it under. Give it one:"
          + " deploy(definition, FunctionSettings.named(\"…\")).");
    }
    return FunctionSettings.named(handler.getSimpleName());
  }
}
