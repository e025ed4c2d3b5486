package dev.faas.invoker.forked;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * A process group for each environment, in which a program stays whose parent has ended, so that it is
 * frozen and killed with the environment. The service's supervisor makes one, too ({@code
 * local_supervisor.go} of the Runtime Interface Emulator). A program that makes a group of its own, and
 * whose parent has ended, is not found.
 */
final class ProcessGroup {

  private static final String PROGRAM = "setsid";

  private ProcessGroup() {}

  /**
   * The command of the plan, led by the program {@code setsid} of Linux, which makes a process the leader of a
   * group and becomes the program that follows. The command alone where there is no such program, as on
   * macOS, or where the one that follows is not found: then the JDK's refusal names it.
   *
   * @param path the directories with programs, as {@code PATH} has them
   */
  static List<String> leading(LaunchPlan plan, String path) {
    List<String> command = plan.command();
    Optional<String> leader = find(PROGRAM, plan.directory(), path);
    Optional<String> program = find(command.get(0), plan.directory(), path);
    if (leader.isEmpty() || program.isEmpty()) {
      return command;
    }
    List<String> led = new ArrayList<>(command);
    led.set(0, program.get());
    led.add(0, leader.get());
    return led;
  }

  private static Optional<String> find(String program, Path directory, String path) {
    if (program.contains("/")) {
      return isProgram(directory.resolve(program)) ? Optional.of(program) : Optional.empty();
    }
    return Arrays.stream(path.split(File.pathSeparator))
        .filter(place -> !place.isEmpty())
        .map(place -> directory.resolve(place).resolve(program))
        .filter(ProcessGroup::isProgram)
        .map(Path::toString)
        .findFirst();
  }

  private static boolean isProgram(Path file) {
    return Files.isRegularFile(file) && Files.isExecutable(file);
  }
}
