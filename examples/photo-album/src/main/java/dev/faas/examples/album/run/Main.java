package dev.faas.examples.album.run;

import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Runs the functions of the album on a folder of events in JSON, as a platform sends them. Exit code 0: every file
 * was handled; 1: an invocation failed; 2: a file is not JSON or breaks the shape of its kind.
 */
public final class Main {

  static final int OK = 0;
  static final int FAILED = 1;
  static final int BROKEN = 2;

  private Main() {}

  /**
   * Runs the functions on the folder that is the only argument, and exits. With the system property
   * {@code album.terminal} a long run shows how far it is.
   */
  public static void main(String[] args) {
    boolean terminal = Boolean.getBoolean("album.terminal");
    Progress progress = terminal ? Progress.on(System.err) : Progress.none();
    System.exit(run(args, System.out, System.err, progress));
  }

  static int run(String[] args, PrintStream out, PrintStream err, Progress progress) {
    if (args.length != 1) {
      err.println(
          "usage: album FOLDER   (a folder of events in JSON, such as examples/photo-album/events)");
      return BROKEN;
    }
    Path folder = Path.of(args[0]);
    if (!Files.isDirectory(folder)) {
      err.println(folder + " is not a folder. Name a folder of events in JSON.");
      return BROKEN;
    }
    try (Functions functions = new Functions()) {
      return new FolderRun(functions, folder, out, progress).run();
    } catch (UncheckedIOException unreadable) {
      progress.clear();
      err.println(folder + " cannot be read: " + unreadable.getCause());
      return BROKEN;
    }
  }
}
