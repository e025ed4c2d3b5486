package dev.faas.invoker.forked;

import dev.faas.Payload;
import dev.faas.invoker.isolation.ReportedError;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A started process with all that belongs to it: its Runtime API, its output, its guardian. */
final class Child {

  /** How often a running process is asked for its memory: it can no longer be asked once it has ended. */
  private static final long SAMPLE_MILLISECONDS = 20;

  private final Process process;
  private final RuntimeApi api;
  private final Conversation conversation;
  private final OutputPump out;
  private final OutputPump err;
  private final ProcFiles files;
  private final Thread end;
  private OptionalInt peakMegabytes = OptionalInt.empty();
  private boolean isFrozen;

  private Child(Process process, RuntimeApi api, Conversation conversation, LaunchPlan plan) {
    this.process = process;
    this.api = api;
    this.conversation = conversation;
    this.files = new ProcFiles(process.pid());
    String name = "faas process " + process.pid();
    this.out = pump(name + " out", 1, process.getInputStream(), plan.out());
    this.err = pump(name + " err", 2, process.getErrorStream(), plan.err());
    out.start();
    err.start();
    this.end = new Thread(null, this::awaitExit, name, 0, false);
    end.setDaemon(true);
  }

  /**
   * The JDK's own end of the pipe is closed where there is another, since the JDK reads from it too when the
   * process ends.
   */
  private OutputPump pump(String name, int descriptor, InputStream in, OutputStream sink) {
    return files
        .pipe(descriptor)
        .map(pipe -> {
          try (in) {
            return new OutputPump(name, pipe.in(), sink, pipe.out());
          } catch (IOException impossible) {
            throw new UncheckedIOException("a pipe cannot be closed", impossible);
          }
        })
        .orElseGet(() -> new OutputPump(name, in, sink, null));
  }

  /** Starts a process that finds exactly the plan's environment variables and its Runtime API. */
  static Child launch(LaunchPlan plan) throws IOException {
    Conversation conversation = new Conversation(plan.isSnapStart());
    RuntimeApi api = RuntimeApi.open(conversation);
    try {
      ProcessBuilder builder = new ProcessBuilder().directory(plan.directory().toFile());
      Map<String, String> variables = builder.environment();
      builder.command(ProcessGroup.leading(plan, variables.getOrDefault("PATH", "")));
      variables.keySet().removeIf(name -> !name.equalsIgnoreCase("SystemRoot")); // Windows needs it
      variables.putAll(plan.environmentVariables().asMap());
      variables.put("AWS_LAMBDA_RUNTIME_API", api.address());
      Process process = builder.start();
      process.getOutputStream().close();
      Child child = new Child(process, api, conversation, plan);
      child.watch();
      return child;
    } catch (IOException | RuntimeException notStarted) {
      api.close();
      throw notStarted;
    }
  }

  private void watch() {
    try {
      Guardian.SHARED.watch(process.pid());
    } catch (IOException noShell) {
      kill();
      throw new IllegalStateException(
          "FORKED needs the program sh on the path, which watches over the processes", noShell);
    } finally {
      end.start(); // not before: what is forgotten must have been watched
    }
  }

  boolean isAlive() {
    return process.isAlive();
  }

  /**
   * Waits for the end of the init phase. Everything that the process has written is in the sinks when this
   * returns or throws, as in the other waits.
   */
  void awaitInit() throws InterruptedException, ReportedError {
    try {
      conversation.awaitInit();
    } finally {
      drain();
    }
  }

  /** Restores the snapshot, if the runtime has asked for one, and waits until its hooks have run. */
  void restore() throws InterruptedException, ReportedError {
    try {
      conversation.restore();
    } finally {
      drain();
    }
  }

  Payload invoke(Event event) throws InterruptedException, ReportedError {
    try {
      return conversation.exchange(event);
    } finally {
      drain();
    }
  }

  private void drain() throws InterruptedException {
    out.drain();
    err.drain();
  }

  synchronized void freeze() {
    if (!isFrozen && process.isAlive()) {
      signal(true);
      isFrozen = true;
    }
  }

  synchronized void thaw() {
    if (isFrozen) {
      isFrozen = false;
      signal(false);
    }
  }

  private void signal(boolean isStop) {
    try {
      if (isStop) {
        Guardian.SHARED.stop(process.pid());
      } else {
        Guardian.SHARED.resume(process.pid());
      }
    } catch (IOException noShell) {
      throw new IllegalStateException(
          "process " + process.pid() + " can be neither frozen nor thawed", noShell);
    }
  }

  /** Asks the process to end, and gives it so much time. */
  void terminate(Duration patience) throws InterruptedException {
    thaw();
    process.toHandle().destroy(); // process.destroy() would close its output
    process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS);
  }

  /** Signal KILL for the process and its descendants. What else is in its group gets it as soon as it has ended. */
  void kill() {
    peakMegabytes();
    try (Stream<ProcessHandle> descendants = process.descendants()) {
      descendants.toList().forEach(ProcessHandle::destroyForcibly);
    }
    process.toHandle().destroyForcibly();
  }

  /** Waits until the process has ended and everything that belongs to it is closed. */
  void awaitEnd() throws InterruptedException {
    end.join();
  }

  synchronized OptionalInt peakMegabytes() {
    OptionalInt now = files.peakMegabytes();
    if (now.isPresent()) {
      peakMegabytes = now;
    }
    return peakMegabytes;
  }

  private void awaitExit() {
    try {
      while (!process.waitFor(SAMPLE_MILLISECONDS, TimeUnit.MILLISECONDS)) {
        sample();
      }
      forget();
      out.finish();
      err.finish();
      conversation.end(ExitStatus.meaning(process.exitValue()));
      api.close();
    } catch (InterruptedException impossible) {
      throw new IllegalStateException("nobody interrupts this thread", impossible);
    }
  }

  private synchronized void sample() {
    if (!isFrozen) {
      peakMegabytes();
    }
  }

  private void forget() {
    try {
      Guardian.SHARED.forget(process.pid());
    } catch (IOException noShell) {
      // the shell has ended before the process did, so it need not forget it
    }
  }
}
