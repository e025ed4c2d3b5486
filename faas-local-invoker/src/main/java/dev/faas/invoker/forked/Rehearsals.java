package dev.faas.invoker.forked;

import dev.faas.EnvironmentVariables;
import dev.faas.Payload;
import dev.faas.invoker.forked.rehearsal.Rehearsal;
import dev.faas.invoker.isolation.ReportedError;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Processes that run a {@link Rehearsal} and leave a file with their classes behind. */
final class Rehearsals {

  /** Some twenty times of what it takes. */
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private static final int MEGABYTES = 512;

  /** The year 2100. */
  private static final Map<String, String> HEADERS =
      Map.of("Lambda-Runtime-Deadline-Ms", "4102444800000");

  private Rehearsals() {}

  /** Runs one; it has ended, however it went, when this returns or throws. */
  static void play(List<String> jars, Path file) throws IOException, InterruptedException {
    Child child = Child.launch(plan(jars, file));
    FutureTask<Payload> play = new FutureTask<>(() -> play(child));
    Thread thread = new Thread(null, play, "faas rehearsal", 0, false);
    thread.setDaemon(true);
    thread.start();
    try {
      play.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
      child.terminate(PATIENCE);
    } catch (ExecutionException | TimeoutException failed) {
      throw new IOException("the rehearsal failed", failed);
    } finally {
      child.kill();
      child.awaitEnd();
    }
  }

  private static Payload play(Child child) throws InterruptedException, ReportedError {
    child.awaitInit();
    return child.invoke(new Event("rehearsal", Rehearsal.event(), HEADERS));
  }

  private static LaunchPlan plan(List<String> jars, Path file) {
    ClassPath classPath = ClassPath.of(jars, List.of());
    List<String> command = new ArrayList<>(JavaCommand.forHandlers(MEGABYTES, PATIENCE, classPath));
    command.add(1, "-XX:ArchiveClassesAtExit=" + file);
    return new LaunchPlan(
        command,
        Path.of(""),
        EnvironmentVariables.of(
            Map.of("_HANDLER", Rehearsal.class.getName(), "AWS_LAMBDA_FUNCTION_NAME", "rehearsal")),
        false,
        OutputStream.nullOutputStream(),
        OutputStream.nullOutputStream());
  }
}
