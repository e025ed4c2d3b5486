package dev.faas;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The deployed function, as it can know itself.
 *
 * <p>Components may be added in later versions, so prefer {@link #named} and the {@code with…} methods
 * to the constructor.
 *
 * @param name the function's name
 * @param version the version that runs, {@code $LATEST} where nothing was published
 * @param resourceName the platform's full name of the function (on AWS the invoked function ARN), or
 *     null where the platform has none
 * @param memoryMegabytes the configured memory in MB (1,048,576 bytes)
 * @param timeout how long one invocation may take
 * @param logGroup where the function's output is collected, or null where the platform does not say
 * @param logStream the part of the log group that belongs to this execution environment, or null
 */
public record FunctionInfo(
    String name,
    String version,
    @Nullable String resourceName,
    int memoryMegabytes,
    Duration timeout,
    @Nullable String logGroup,
    @Nullable String logStream) {

  /** A function of this name with the defaults of AWS Lambda: {@code $LATEST}, 128 MB, 3 seconds. */
  public static FunctionInfo named(String name) {
    return new FunctionInfo(name, "$LATEST", null, 128, Duration.ofSeconds(3), null, null);
  }

  /** The same function with another version. */
  public FunctionInfo withVersion(String newVersion) {
    return new FunctionInfo(
        name, newVersion, resourceName, memoryMegabytes, timeout, logGroup, logStream);
  }

  /** The same function with another full name. */
  public FunctionInfo withResourceName(String newResourceName) {
    return new FunctionInfo(
        name, version, newResourceName, memoryMegabytes, timeout, logGroup, logStream);
  }

  /** The same function with another memory size, in MB. */
  public FunctionInfo withMemoryMegabytes(int megabytes) {
    return new FunctionInfo(name, version, resourceName, megabytes, timeout, logGroup, logStream);
  }

  /** The same function with another timeout. */
  public FunctionInfo withTimeout(Duration newTimeout) {
    return new FunctionInfo(
        name, version, resourceName, memoryMegabytes, newTimeout, logGroup, logStream);
  }

  /** The same function with other places for its output. */
  public FunctionInfo withLogs(String newLogGroup, String newLogStream) {
    return new FunctionInfo(
        name, version, resourceName, memoryMegabytes, timeout, newLogGroup, newLogStream);
  }
}
