package dev.faas.invoker.forked;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A shell beside the processes of all environments, as long as there are any. It stops and continues
 * them with their process groups and their descendants: Java has no call for that, and a program for each
 * signal would cost milliseconds. What is left of the group of a process that has ended is killed, as the
 * service's supervisor does ({@code local_supervisor.go} of the Runtime Interface Emulator). When this
 * process dies, however it dies, the shell reads the end of its input and kills all. Safe for use by several
 * threads.
 */
final class Guardian {

  /** One for this process. */
  static final Guardian SHARED = new Guardian();

  /**
   * A tree is stopped and continued from its root, so that it cannot grow meanwhile. A process that leads no
   * group has none of its number, and the signal for that goes nowhere.
   */
  private static final String SCRIPT = """
      trap '' HUP INT QUIT TERM
      each() {
        kill -s "$1" "$2" 2>/dev/null
        for list in /proc/"$2"/task/*/children; do
          children=
          { read -r children < "$list"; } 2>/dev/null
          for child in $children; do each "$1" "$child"; done
        done
      }
      all() {
        kill -s "$1" -- "-$2" 2>/dev/null
        each "$1" "$2"
      }
      watched=
      while read -r word pid; do
        case $word in
          WATCH) watched="$watched $pid" ;;
          FORGET)
            rest=
            for other in $watched; do [ "$other" = "$pid" ] || rest="$rest $other"; done
            watched=$rest
            kill -s KILL -- "-$pid" 2>/dev/null ;;
          *) all "$word" "$pid" ;;
        esac
        echo
      done
      for pid in $watched; do all STOP "$pid"; done
      for pid in $watched; do all KILL "$pid"; done
      """;

  private final Set<Long> watched = new HashSet<>();
  private @Nullable Process shell;
  private @Nullable BufferedReader answers;

  private Guardian() {}

  /** Takes a process into care. */
  synchronized void watch(long pid) throws IOException {
    watched.add(pid);
    if (shell != null && shell.isAlive()) {
      tell("WATCH", pid);
    } else {
      open();
    }
  }

  private void open() throws IOException {
    ProcessBuilder builder = new ProcessBuilder("sh", "-c", SCRIPT);
    builder.environment().clear();
    shell = builder.redirectError(ProcessBuilder.Redirect.DISCARD).start();
    answers = new BufferedReader(
        new InputStreamReader(shell.getInputStream(), StandardCharsets.US_ASCII));
    for (long pid : watched) {
      tell("WATCH", pid);
    }
  }

  /** A process has ended, and nothing of its group runs when this returns. With the last one the shell ends. */
  synchronized void forget(long pid) throws IOException {
    if (watched.remove(pid) && shell != null) {
      tell("FORGET", pid);
      if (watched.isEmpty()) {
        shell.getOutputStream().close();
        shell = null;
        answers = null;
      }
    }
  }

  /** Nothing of a process runs when this returns. One that has ended is left alone. */
  synchronized void stop(long pid) throws IOException {
    if (watched.contains(pid)) {
      tell("STOP", pid);
    }
  }

  /** What was stopped goes on. */
  synchronized void resume(long pid) throws IOException {
    if (watched.contains(pid)) {
      tell("CONT", pid);
    }
  }

  private void tell(String word, long pid) throws IOException {
    if (shell == null || answers == null) {
      throw new IOException("there is no shell to signal process " + pid);
    }
    OutputStream in = shell.getOutputStream();
    in.write((word + " " + pid + "\n").getBytes(StandardCharsets.US_ASCII));
    in.flush();
    if (answers.readLine() == null) {
      throw new IOException("the shell that signals processes has ended");
    }
  }
}
