package dev.faas.invoker.environment;

import dev.faas.EnvironmentVariables;
import dev.faas.FunctionInfo;
import dev.faas.Payload;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** The service's rules for environment variables (AWS Lambda, "environment variables"). */
public final class Variables {

  /** Set by the service; a function's configuration cannot change them. */
  static final Set<String> RESERVED = Set.of(
      "_HANDLER",
      "_X_AMZN_TRACE_ID",
      "AWS_ACCESS_KEY",
      "AWS_ACCESS_KEY_ID",
      "AWS_DEFAULT_REGION",
      "AWS_EXECUTION_ENV",
      "AWS_LAMBDA_FUNCTION_MEMORY_SIZE",
      "AWS_LAMBDA_FUNCTION_NAME",
      "AWS_LAMBDA_FUNCTION_VERSION",
      "AWS_LAMBDA_INITIALIZATION_TYPE",
      "AWS_LAMBDA_LOG_GROUP_NAME",
      "AWS_LAMBDA_LOG_STREAM_NAME",
      "AWS_LAMBDA_RUNTIME_API",
      "AWS_REGION",
      "AWS_SECRET_ACCESS_KEY",
      "AWS_SESSION_TOKEN",
      "LAMBDA_RUNTIME_DIR",
      "LAMBDA_TASK_ROOT");

  private static final Pattern NAME = Pattern.compile("[a-zA-Z][a-zA-Z0-9_]+");

  private Variables() {}

  /** Refuses what the service refuses. */
  public static void check(String function, EnvironmentVariables variables) {
    Map<String, String> values = new TreeMap<>(variables.asMap());
    Set<String> reserved = new TreeSet<>(values.keySet());
    reserved.retainAll(RESERVED);
    if (!reserved.isEmpty()) {
      throw new IllegalArgumentException("the environment variables " + reserved + " of " + function
          + " are reserved: the service sets them itself. The region comes from the invoker's builder,"
          + " name and memory from the settings.");
    }
    for (String name : values.keySet()) {
      if (!NAME.matcher(name).matches()) {
        throw new IllegalArgumentException("the environment variable '" + name + "' of " + function
            + " must begin with a letter and have at least two letters, digits or _");
      }
    }
    checkSize(function, values);
  }

  private static void checkSize(String function, Map<String, String> values) {
    if (values.isEmpty()) {
      return;
    }
    Payload measured = Json.object(values);
    if (measured.size() > ServiceLimits.ENVIRONMENT_VARIABLES_BYTES) {
      throw new IllegalArgumentException("the environment variables of " + function + " have "
          + measured.size() + " bytes as JSON; the service takes at most "
          + ServiceLimits.ENVIRONMENT_VARIABLES_BYTES + " (4 KB)");
    }
  }

  /**
   * What the function sees: its own variables and those of the service. Credentials
   * and the address of the Runtime API are missing, since there are none here.
   */
  static EnvironmentVariables seenBy(
      EnvironmentVariables own,
      FunctionInfo info,
      String handlerName,
      String initializationType,
      Account account) {
    Map<String, String> all = new HashMap<>();
    all.put("LANG", "en_US.UTF-8");
    all.put("TZ", ":UTC");
    all.put("PATH", "/usr/local/bin:/usr/bin/:/bin:/opt/bin");
    all.put(
        "LD_LIBRARY_PATH",
        "/lib64:/usr/lib64:/var/runtime:/var/runtime/lib:/var/task:/var/task/lib:/opt/lib");
    all.putAll(own.asMap());
    all.put("_HANDLER", handlerName);
    all.put("AWS_DEFAULT_REGION", account.region());
    all.put("AWS_REGION", account.region());
    all.put("AWS_EXECUTION_ENV", "AWS_Lambda_java" + Runtime.version().feature());
    all.put("AWS_LAMBDA_FUNCTION_NAME", info.name());
    all.put("AWS_LAMBDA_FUNCTION_MEMORY_SIZE", String.valueOf(info.memoryMegabytes()));
    all.put("AWS_LAMBDA_FUNCTION_VERSION", info.version());
    all.put("AWS_LAMBDA_INITIALIZATION_TYPE", initializationType);
    all.put("AWS_LAMBDA_LOG_GROUP_NAME", String.valueOf(info.logGroup()));
    all.put("AWS_LAMBDA_LOG_STREAM_NAME", String.valueOf(info.logStream()));
    all.put("LAMBDA_TASK_ROOT", "/var/task");
    all.put("LAMBDA_RUNTIME_DIR", "/var/runtime");
    return EnvironmentVariables.of(all);
  }
}
