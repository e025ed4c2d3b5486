package dev.faas.examples.album.run;

import dev.faas.DecodeException;
import dev.faas.Payload;
import dev.faas.events.Detected;
import dev.faas.events.aws.AwsEvents;
import dev.faas.invoker.Outcome;
import dev.faas.invoker.log.LogLine;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** One run over the files of a folder: a line for each, then what failed, then the counts. */
final class FolderRun {

  /** A message and the top of its stack. */
  private static final int LINES_OF_A_RECORD = 12;

  private final Functions functions;
  private final Path folder;
  private final PrintStream out;
  private final Progress progress;
  private final Map<Row.Status, Integer> counts = new EnumMap<>(Row.Status.class);
  private final Map<String, Integer> skipped = new TreeMap<>();
  private final List<String> failureLogs = new ArrayList<>();
  private int fileWidth;

  FolderRun(Functions functions, Path folder, PrintStream out, Progress progress) {
    this.functions = functions;
    this.folder = folder;
    this.out = out;
    this.progress = progress;
  }

  /** Returns the exit code. */
  int run() {
    List<Path> files = files();
    fileWidth = files.stream().mapToInt(file -> name(file).length()).max().orElse(0);
    Instant startedAt = functions.clock().instant();
    for (int i = 0; i < files.size(); i++) {
      handle(files.get(i));
      progress.show(i + 1, files.size(), startedAt, functions.clock().instant());
    }
    progress.clear();
    failureLogs.forEach(out::println);
    summarise(files.size());
    return exitCode();
  }

  private List<Path> files() {
    try (Stream<Path> all = Files.walk(folder)) {
      return all.filter(file -> file.toString().endsWith(".json"))
          .filter(Files::isRegularFile)
          .sorted()
          .toList();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private void handle(Path file) {
    try {
      Payload event = Payload.wrap(Files.readAllBytes(file));
      String kind = AwsEvents.detect(event).map(Detected::kind).orElse("unknown");
      functions
          .forKind(kind)
          .ifPresentOrElse(
              target -> invoked(file, target.invoke(event)),
              () -> skipped.merge(kind, 1, Integer::sum));
    } catch (DecodeException broken) {
      print(Row.broken(name(file), broken));
    } catch (IOException unreadable) {
      print(Row.broken(
          name(file),
          new DecodeException("file", "$", "a readable file", unreadable.toString(), unreadable)));
    }
  }

  private void invoked(Path file, Outcome<?> outcome) {
    Row row = Row.of(name(file), outcome);
    print(row);
    if (row.status() != Row.Status.RETURNED) {
      failureLogs.add("");
      failureLogs.add("logs of " + name(file) + ":");
      for (LogLine line : outcome.invocation().logLines()) {
        addRecord(line.text().lines().toList());
      }
    }
  }

  private void addRecord(List<String> lines) {
    lines.stream().limit(LINES_OF_A_RECORD).forEach(text -> failureLogs.add("  " + text));
    if (lines.size() > LINES_OF_A_RECORD) {
      failureLogs.add("  … " + (lines.size() - LINES_OF_A_RECORD) + " more lines");
    }
  }

  private void print(Row row) {
    counts.merge(row.status(), 1, Integer::sum);
    progress.clear();
    out.println(row.line(fileWidth));
  }

  private void summarise(int all) {
    int partial = count(Row.Status.PARTIAL);
    out.println();
    out.printf(
        Locale.ROOT,
        "%d files: %d handled%s, %d failed, %d broken, %d skipped%n",
        all,
        count(Row.Status.RETURNED) + partial,
        partial == 0 ? "" : " (" + partial + " with a partial failure)",
        count(Row.Status.FAILED),
        count(Row.Status.BROKEN),
        skipped.values().stream().mapToInt(Integer::intValue).sum());
    skipped.forEach((kind, number) -> out.println("skipped: " + kind + " (" + number + ")"));
  }

  private int exitCode() {
    if (count(Row.Status.BROKEN) > 0) {
      return Main.BROKEN;
    }
    return count(Row.Status.FAILED) > 0 ? Main.FAILED : Main.OK;
  }

  private int count(Row.Status status) {
    return counts.getOrDefault(status, 0);
  }

  private String name(Path file) {
    return folder.relativize(file).toString();
  }
}
