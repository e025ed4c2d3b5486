package dev.faas.invoker.replay;

import dev.faas.invoker.InvocationListener;
import dev.faas.invoker.Outcome;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;

/**
 * Writes a {@link Recording} of each invocation into a directory: {@code Orders-37e9671c-….json}, by function and
 * request id; the second attempt at an asynchronous event ends with {@code -2}, and so on. Files of an earlier
 * recorder are replaced. An invocation that was throttled did not run and is not recorded. Safe for use by several
 * threads.
 *
 * <p>It is given to an invoker: {@code LocalInvoker.builder().listener(Recorder.into(directory))}. For single
 * invocations, {@link Recording#of(Outcome)} and {@link Recording#writeTo} do.
 */
public final class Recorder implements InvocationListener {

  private final Path directory;
  private final Masking masking;
  private final Predicate<? super Outcome<?>> which;
  private final Map<String, Integer> attempts = new ConcurrentHashMap<>();

  private Recorder(Path directory, Masking masking, Predicate<? super Outcome<?>> which) {
    this.directory = directory;
    this.masking = masking;
    this.which = which;
  }

  /**
   * A recorder of all invocations, with {@link Masking#standard()}.
   *
   * @param directory is made when it is needed
   */
  public static Recorder into(Path directory) {
    return new Recorder(directory, Masking.standard(), outcome -> true);
  }

  /** One with another masking. */
  public Recorder with(Masking newMasking) {
    return new Recorder(directory, newMasking, which);
  }

  /** One of these invocations only. */
  public Recorder only(Predicate<? super Outcome<?>> these) {
    return new Recorder(directory, masking, these);
  }

  /**
   * Records an invocation.
   *
   * @throws UncheckedIOException if the file cannot be written
   * @throws IllegalArgumentException as {@link Recording#writeTo}
   */
  @Override
  public void onEnded(Outcome<?> outcome) {
    if (!(outcome instanceof Outcome.Throttled) && which.test(outcome)) {
      Recording recording = Recording.of(outcome, masking);
      int attempt = attempts.merge(recording.requestId(), 1, Integer::sum);
      String name = recording.functionName() + "-" + recording.requestId();
      recording.writeTo(
          directory.resolve(attempt == 1 ? name + ".json" : name + "-" + attempt + ".json"));
    }
  }
}
