package dev.faas.filters;

import dev.faas.Codec;
import dev.faas.Context;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Named parameters and secrets, fetched when they are needed and remembered for a time. Safe for use by
 * several threads; for each name one fetch goes on at a time, and those who ask meanwhile wait for its
 * value.
 *
 * <pre>{@code
 * FunctionDefinition.of(Pay.class).madeBy(world -> new Pay(Parameters.from(secrets)))
 * new Pay(Parameters.local(Map.of("bank-token", "t0ken")))                 // in a test
 *
 * String token = parameters.text("bank-token", context);                   // in the handler
 * }</pre>
 *
 * <p>It is an object that a handler is given, and not a filter. A filter would have to lay values into
 * the context, under names without types, and fetch them for each event, needed or not; and a test of
 * the handler alone would have to fake that context. What a constructor takes is typed, seen, and
 * replaced in one line.
 *
 * <p>Time is that of the {@link Context}. A value is fresh for {@link #cachedFor} after it was fetched.
 * Then it is fetched again by whoever asks next. If that fails, the old value is used on, with a warning
 * in the log, and the source is asked again after 10 seconds, or after {@code cachedFor} if that is
 * shorter; until the value has been out of date for {@link #staleFor}. From then on, and where there is
 * no old value, the failure is thrown. A source's answer that the parameter is gone is no failure: the
 * old value is forgotten. A clock that goes back makes a value stale. To have old values never used, say
 * {@code staleFor(Duration.ZERO)}.
 *
 * <p>Values appear neither in messages of exceptions, nor in the log, nor in {@link #toString}. One
 * object serves one function.
 */
public final class Parameters {

  /**
   * As the AWS Parameters and Secrets Lambda Extension has it (SSM_PARAMETER_STORE_TTL: 300 seconds).
   */
  private static final Duration FIVE_MINUTES = Duration.ofMinutes(5);

  private final ParameterSource source;
  private final Duration cachedFor;
  private final Duration staleFor;
  private final Map<String, CachedValue> values = new ConcurrentHashMap<>();

  private Parameters(ParameterSource source, Duration cachedFor, Duration staleFor) {
    if (cachedFor.isNegative() || staleFor.isNegative()) {
      throw new IllegalArgumentException(
          "values are kept for some time, not for " + cachedFor + " and " + staleFor);
    }
    this.source = source;
    this.cachedFor = cachedFor;
    this.staleFor = staleFor;
  }

  /** Those of this source; fresh for five minutes, and used for an hour more while the source fails. */
  public static Parameters from(ParameterSource source) {
    return new Parameters(source, FIVE_MINUTES, Duration.ofHours(1));
  }

  /** These values, for tests and for running locally. */
  public static Parameters local(Map<String, String> values) {
    return from(ParameterSource.local(values));
  }

  /** The function's environment variables, of which nothing is remembered. */
  public static Parameters environmentVariables() {
    return new Parameters(ParameterSource.environmentVariables(), Duration.ZERO, Duration.ZERO);
  }

  /**
   * The same parameters, nothing fetched yet, fresh for so long; zero to fetch at each call.
   *
   * @throws IllegalArgumentException if it is negative
   */
  public Parameters cachedFor(Duration duration) {
    return new Parameters(source, duration, staleFor);
  }

  /**
   * The same parameters, nothing fetched yet, used for so long beyond that while the source fails.
   *
   * @throws IllegalArgumentException if it is negative
   */
  public Parameters staleFor(Duration duration) {
    return new Parameters(source, cachedFor, duration);
  }

  /**
   * The value as it is.
   *
   * @throws ParameterException if there is none, or it cannot be fetched
   */
  public String text(String name, Context context) {
    return secret(name, context).value();
  }

  /**
   * The bytes of a value that is base64 with the standard alphabet.
   *
   * @throws ParameterException if there is none, or it cannot be fetched, or it is not base64
   */
  public byte[] base64(String name, Context context) {
    return secret(name, context).base64();
  }

  /**
   * The JSON of a value, read by the type's standard mapper.
   *
   * @throws ParameterException if there is none, or it cannot be fetched, or does not fit the type
   */
  public <T> T json(String name, Class<T> type, Context context) {
    return secret(name, context).json(type);
  }

  /**
   * A value as its codec reads it from UTF-8.
   *
   * @throws ParameterException if there is none, or it cannot be fetched, or the codec throws; what the
   *     codec says is not shown, since it may show the value
   */
  public <T> T decoded(String name, Codec<T> codec, Context context) {
    return secret(name, context).decoded(codec);
  }

  /** Forgets a value, such as a secret that was refused: it is fetched when it is asked for again. */
  public void forget(String name) {
    value(name).forget();
  }

  private Secret secret(String name, Context context) {
    return new Secret(name, value(name).get(context));
  }

  private CachedValue value(String name) {
    return values.computeIfAbsent(
        name, fresh -> new CachedValue(fresh, source, cachedFor, staleFor));
  }

  /** For how long values are kept, and no value. */
  @Override
  public String toString() {
    return "Parameters, cached for " + cachedFor + ", stale for " + staleFor;
  }
}
