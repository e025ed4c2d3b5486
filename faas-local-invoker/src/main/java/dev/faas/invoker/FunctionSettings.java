package dev.faas.invoker;

import dev.faas.EnvironmentVariables;
import dev.faas.invoker.async.Destination;
import dev.faas.invoker.environment.ServiceLimits;
import dev.faas.invoker.environment.Variables;
import dev.faas.invoker.isolation.Isolation;
import dev.faas.invoker.log.format.LogFormat;
import java.time.Duration;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * How a function is configured, with the rules of AWS Lambda. Immutable.
 *
 * <p>Components may be added in later versions, so prefer {@link #named} and the {@code with…} methods
 * to the constructor.
 *
 * @param name 1 to 64 letters, digits, {@code -} and {@code _}
 * @param description up to 256 characters; may be empty
 * @param timeout how long one invocation may take: 1 to 900 whole seconds
 * @param memoryMegabytes 128 to 10,240 MB
 * @param environmentVariables names of at least two letters, digits and {@code _} that begin with a
 *     letter and are not reserved; 4 KB in all
 * @param isolation how its execution environments get their classes and their process
 * @param temporaryMegabytes how much an environment may keep in its temporary directory: 512 to 10,240 MB
 * @param extensions what is registered beside its runtime
 * @param snapStart whether environments of its published versions are restored from a snapshot, which is made
 *     when a version is published
 * @param logFormat how its log is written
 * @param logGroup where its log goes, such as {@code /shop/orders}: 1 to 512 letters, digits and {@code _ - / . #};
 *     null for {@code /aws/lambda/} and its name
 * @param deadLetterQueue where asynchronous events go that are given up: a queue or a topic; null for nowhere
 * @param maxConcurrencyPerEnvironment how many invocations an execution environment serves at the same time; 1, or as
 *     {@link #withMaxConcurrencyPerEnvironment} says
 */
public record FunctionSettings(
    String name,
    String description,
    Duration timeout,
    int memoryMegabytes,
    EnvironmentVariables environmentVariables,
    Isolation isolation,
    int temporaryMegabytes,
    Extensions extensions,
    boolean snapStart,
    LogFormat logFormat,
    @Nullable String logGroup,
    @Nullable Destination deadLetterQueue,
    int maxConcurrencyPerEnvironment) {

  private static final Pattern LOG_GROUP = Pattern.compile("[a-zA-Z0-9_/.#-]{1,512}");
  private static final Pattern NAME = Pattern.compile("[a-zA-Z0-9_-]{1,64}");

  /**
   * Checks all components.
   *
   * @throws IllegalArgumentException if the service would refuse one; the message names it and the rule
   */
  public FunctionSettings {
    if (!NAME.matcher(name).matches()) {
      throw new IllegalArgumentException(
          "a function's name is 1 to 64 letters, digits, - and _, but '" + name
              + "' is not. Choose one with FunctionSettings.named(\"…\").");
    }
    if (description.length() > ServiceLimits.DESCRIPTION_CHARACTERS) {
      throw new IllegalArgumentException(
          "the description of " + name + " has " + description.length() + " characters; at most "
              + ServiceLimits.DESCRIPTION_CHARACTERS + " are allowed");
    }
    if (timeout.compareTo(ServiceLimits.MIN_TIMEOUT) < 0
        || timeout.compareTo(ServiceLimits.MAX_TIMEOUT) > 0
        || timeout.toNanosPart() != 0) {
      throw new IllegalArgumentException("the timeout of " + name
          + " must be " + ServiceLimits.MIN_TIMEOUT.toSeconds() + " to "
          + ServiceLimits.MAX_TIMEOUT.toSeconds() + " whole seconds, as on the service, but is "
          + timeout);
    }
    if (memoryMegabytes < ServiceLimits.MIN_MEMORY_MEGABYTES
        || memoryMegabytes > ServiceLimits.MAX_MEMORY_MEGABYTES) {
      throw new IllegalArgumentException(
          "the memory of " + name + " must be " + ServiceLimits.MIN_MEMORY_MEGABYTES + " to "
              + ServiceLimits.MAX_MEMORY_MEGABYTES + " MB, but is " + memoryMegabytes);
    }
    Variables.check(name, environmentVariables);
    if (temporaryMegabytes < ServiceLimits.MIN_TEMPORARY_MEGABYTES
        || temporaryMegabytes > ServiceLimits.MAX_TEMPORARY_MEGABYTES) {
      throw new IllegalArgumentException("the temporary directory of " + name + " must have "
          + ServiceLimits.MIN_TEMPORARY_MEGABYTES + " to "
          + ServiceLimits.MAX_TEMPORARY_MEGABYTES + " MB, but has " + temporaryMegabytes);
    }
    if (logGroup != null && !LOG_GROUP.matcher(logGroup).matches()) {
      throw new IllegalArgumentException("the log group of " + name
          + " must be 1 to 512 letters, digits, and _ - / . #, but is '" + logGroup + "'");
    }
    checkConcurrency(name, maxConcurrencyPerEnvironment);
  }

  private static void checkConcurrency(String name, int max) {
    if (max < 1 || max > ServiceLimits.MAX_CONCURRENCY_PER_ENVIRONMENT) {
      throw new IllegalArgumentException("an execution environment of " + name + " must serve 1 to "
          + ServiceLimits.MAX_CONCURRENCY_PER_ENVIRONMENT
          + " invocations at the same time, as the Java runtime can, but it would serve " + max);
    }
  }

  /**
   * A function of this name with the service's defaults: 3 seconds, 128 MB, no variables, 512 MB in the
   * temporary directory, no extension; in the classes of this process.
   */
  public static FunctionSettings named(String name) {
    return new FunctionSettings(
        name,
        "",
        ServiceLimits.DEFAULT_TIMEOUT,
        ServiceLimits.MIN_MEMORY_MEGABYTES,
        EnvironmentVariables.none(),
        Isolation.SHARED,
        ServiceLimits.MIN_TEMPORARY_MEGABYTES,
        Extensions.NONE,
        false,
        LogFormat.text(),
        null,
        null,
        1);
  }

  /** The same settings under another name. */
  public FunctionSettings withName(String newName) {
    return changed(copy -> copy.name = newName);
  }

  /** The same settings with another description. */
  public FunctionSettings withDescription(String newDescription) {
    return changed(copy -> copy.description = newDescription);
  }

  /** The same settings with another timeout, in whole seconds. */
  public FunctionSettings withTimeout(Duration newTimeout) {
    return changed(copy -> copy.timeout = newTimeout);
  }

  /** The same settings with another memory size, in MB. */
  public FunctionSettings withMemoryMegabytes(int megabytes) {
    return changed(copy -> copy.memoryMegabytes = megabytes);
  }

  /** The same settings with these environment variables and no others. */
  public FunctionSettings withEnvironmentVariables(EnvironmentVariables variables) {
    return changed(copy -> copy.environmentVariables = variables);
  }

  /** The same settings with one more environment variable, or one replaced. */
  public FunctionSettings withEnvironmentVariable(String variable, String value) {
    return withEnvironmentVariables(environmentVariables.with(variable, value));
  }

  /** The same settings with another isolation of the execution environments. */
  public FunctionSettings withIsolation(Isolation newIsolation) {
    return changed(copy -> copy.isolation = newIsolation);
  }

  /**
   * The same settings with another size of the temporary directory, in MB. The real service refuses the write that
   * would go too far. Here the write succeeds, and an invocation that returns has failed if it has left more in
   * the directory than fits, and more than was there before; one that writes no more goes well.
   */
  public FunctionSettings withTemporaryMegabytes(int megabytes) {
    return changed(copy -> copy.temporaryMegabytes = megabytes);
  }

  /** The same settings with other extensions. */
  public FunctionSettings withExtensions(Extensions newExtensions) {
    return changed(copy -> copy.extensions = newExtensions);
  }

  /** The same settings with SnapStart or without. */
  public FunctionSettings withSnapStart(boolean newSnapStart) {
    return changed(copy -> copy.snapStart = newSnapStart);
  }

  /** The same settings with another log format. */
  public FunctionSettings withLogFormat(LogFormat newLogFormat) {
    return changed(copy -> copy.logFormat = newLogFormat);
  }

  /** The same settings with a log group of this name, which several functions may have in common. */
  public FunctionSettings withLogGroup(String newLogGroup) {
    return changed(copy -> copy.logGroup = newLogGroup);
  }

  /** The same settings with a dead-letter queue. */
  public FunctionSettings withDeadLetterQueue(Destination destination) {
    return changed(copy -> copy.deadLetterQueue = destination);
  }

  /**
   * The same settings with another number of invocations that an execution environment serves at the same time, in
   * threads that share one handler. With more than one the function runs as on Lambda Managed Instances, where this is
   * called {@code PerExecutionEnvironmentMaxConcurrency} and is 32 for each vCPU unless it is set:
   *
   * <ul>
   *   <li>an environment is never frozen and never reset;
   *   <li>at the timeout the caller is told so, and the code goes on; what it answers then is refused. Its thread serves
   *       nobody else until it has ended;
   *   <li>an {@code OutOfMemoryError} or a {@code StackOverflowError} is an error like others;
   *   <li>the log is in JSON, and memory is at least 2,048 MB.
   * </ul>
   *
   * <p>Where all threads of all environments are busy, one more environment is made, as for other functions; the
   * service makes them by load, and rejects what comes before.
   *
   * @param invocations 1 to 1,000; the service's interface takes 1,600, but its Java runtime returns to one then
   */
  public FunctionSettings withMaxConcurrencyPerEnvironment(int invocations) {
    return changed(copy -> copy.maxConcurrencyPerEnvironment = invocations);
  }

  /** Whether an execution environment serves several invocations at the same time. */
  public boolean isMultiConcurrent() {
    return maxConcurrencyPerEnvironment > 1;
  }

  private FunctionSettings changed(Consumer<Copy> change) {
    Copy copy = new Copy(this);
    change.accept(copy);
    return new FunctionSettings(
        copy.name,
        copy.description,
        copy.timeout,
        copy.memoryMegabytes,
        copy.environmentVariables,
        copy.isolation,
        copy.temporaryMegabytes,
        copy.extensions,
        copy.snapStart,
        copy.logFormat,
        copy.logGroup,
        copy.deadLetterQueue,
        copy.maxConcurrencyPerEnvironment);
  }

  /** All components, before one of them changes. */
  private static final class Copy {
    private String name;
    private String description;
    private Duration timeout;
    private int memoryMegabytes;
    private EnvironmentVariables environmentVariables;
    private Isolation isolation;
    private int temporaryMegabytes;
    private Extensions extensions;
    private boolean snapStart;
    private LogFormat logFormat;
    private @Nullable String logGroup;
    private @Nullable Destination deadLetterQueue;
    private int maxConcurrencyPerEnvironment;

    Copy(FunctionSettings settings) {
      this.name = settings.name;
      this.description = settings.description;
      this.timeout = settings.timeout;
      this.memoryMegabytes = settings.memoryMegabytes;
      this.environmentVariables = settings.environmentVariables;
      this.isolation = settings.isolation;
      this.temporaryMegabytes = settings.temporaryMegabytes;
      this.extensions = settings.extensions;
      this.snapStart = settings.snapStart;
      this.logFormat = settings.logFormat;
      this.logGroup = settings.logGroup;
      this.deadLetterQueue = settings.deadLetterQueue;
      this.maxConcurrencyPerEnvironment = settings.maxConcurrencyPerEnvironment;
    }
  }
}
