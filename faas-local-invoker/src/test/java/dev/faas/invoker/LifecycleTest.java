package dev.faas.invoker;

import static dev.faas.invoker.TextFormat.TEXT;
import static org.assertj.core.api.Assertions.assertThat;

import dev.faas.Context;
import dev.faas.FunctionDefinition;
import dev.faas.FunctionFactory;
import dev.faas.Handler;
import dev.faas.Lifecycle;
import dev.faas.invoker.fidelity.Reproduces;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Lambda developer guide, "Lambda execution environment lifecycle". */
class LifecycleTest extends InvokerTest {

  private static final Duration IDLE_LIMIT = Duration.ofMinutes(10);

  /** Keeps a number in its environment and in its temporary directory; an empty event takes too long. */
  private final class Remembering implements Handler<String, String> {
    private int kept;

    @Override
    public String handle(String event, Context context) throws Exception {
      Path file = context.temporaryDirectory().resolve("kept");
      String found = Files.exists(file) ? Files.readString(file) : "nothing";
      if (!event.isEmpty()) {
        kept = Integer.parseInt(event);
        Files.writeString(file, event);
        time.advance(Duration.ofSeconds(3));
      }
      return kept + " and " + found;
    }
  }

  @Test
  @Reproduces("reset-keeps-tmp")
  void timedOutInvocationKeepsTheTemporaryDirectoryButLosesTheHandler() {
    LocalFunction<String, String> function = invoker.deploy(
        FunctionDefinition.of(Kept.class).madeBy(world -> new Kept(new Remembering())),
        TEXT,
        SETTINGS);

    assertThat(timedOut(function.invoke("42")).invocation().duration())
        .isEqualTo(Duration.ofSeconds(3));
    assertThat(returned(function.invoke("")).result()).isEqualTo("0 and 42");
  }

  /** A handler of a class that a definition can name. */
  static final class Kept implements Handler<String, String> {
    private final Handler<String, String> handler;

    Kept(Handler<String, String> handler) {
      this.handler = handler;
    }

    @Override
    public String handle(String event, Context context) throws Exception {
      return handler.handle(event, context);
    }
  }

  @Test
  void theTemporaryDirectoryIsDeletedWithItsEnvironment() {
    LocalFunction<String, String> function = deploy((event, context) -> {
      Files.createDirectories(context.temporaryDirectory().resolve("a/b"));
      Files.writeString(context.temporaryDirectory().resolve("a/b/c"), event);
      return context.temporaryDirectory().toString();
    });
    Path directory = Path.of(returned(function.invoke("x")).result());
    assertThat(directory.resolve("a/b/c")).hasContent("x");

    function.dropEnvironments();

    assertThat(directory).doesNotExist();
  }

  @Test
  void eachEnvironmentHasATemporaryDirectoryOfItsOwn() {
    LocalFunction<String, String> function =
        deploy((event, context) -> context.temporaryDirectory().toString());
    String first = returned(function.invoke("x")).result();
    assertThat(returned(function.invoke("x")).result()).isEqualTo(first);

    function.dropEnvironments();

    assertThat(returned(function.invoke("x")).result()).isNotEqualTo(first);
  }

  @Test
  void anInvocationThatLeavesMoreInTheTemporaryDirectoryThanFitsHasFailed() {
    LocalFunction<String, String> function = deploy((event, context) -> {
      Path file = context.temporaryDirectory().resolve("large");
      try (RandomAccessFile large = new RandomAccessFile(file.toFile(), "rw")) {
        large.setLength(Long.parseLong(event));
      }
      return "written";
    });
    long megabyte = 1024 * 1024;

    assertThat(returned(function.invoke(512 * megabyte + "")).result()).isEqualTo("written");
    assertThat(failed(function.invoke(512 * megabyte + 1 + "")).errorMessage())
        .isEqualTo("No space left on device: the temporary directory holds more than 512 MB");
  }

  @Test
  void onlyTheInvocationThatWroteTooMuchToTheTemporaryDirectoryHasFailed() {
    LocalFunction<String, String> function = deploy((event, context) -> {
      if (!event.isEmpty()) {
        Path file = context.temporaryDirectory().resolve(event);
        try (RandomAccessFile large = new RandomAccessFile(file.toFile(), "rw")) {
          large.setLength(513L * 1024 * 1024);
        }
      }
      return "done";
    });

    assertThat(failed(function.invoke("first")).payload().text())
        .isEqualTo(
            "{\"errorMessage\":\"No space left on device: the temporary directory holds more than"
                + " 512 MB\",\"errorType\":\"java.io.IOException\",\"stackTrace\":[]}");
    assertThat(returned(function.invoke("")).result()).isEqualTo("done");
    failed(function.invoke("second"));
    assertThat(returned(function.invoke("")).result()).isEqualTo("done");
    assertThat(function.invoke("").invocation().coldStart()).isFalse();
  }

  @Test
  void whatAHandlerThrowsIsNotLostInAnOverfullTemporaryDirectory() {
    LocalFunction<String, String> function = deploy((event, context) -> {
      Path file = context.temporaryDirectory().resolve("large");
      try (RandomAccessFile large = new RandomAccessFile(file.toFile(), "rw")) {
        large.setLength(513L * 1024 * 1024);
      }
      throw new IllegalStateException("out of stock");
    });

    assertThat(failed(function.invoke("x")).errorMessage()).isEqualTo("out of stock");
  }

  @Test
  void anEnvironmentThatWasIdleForLongIsGone() {
    LocalFunction<String, String> function = deploy((event, context) -> event);
    String first = function.invoke("x").invocation().logStream();
    time.advance(IDLE_LIMIT.minusNanos(1));
    String second = function.invoke("x").invocation().logStream();

    time.advance(IDLE_LIMIT);

    Invocation third = function.invoke("x").invocation();
    assertThat(second).isEqualTo(first);
    assertThat(third.logStream()).isNotEqualTo(first);
    assertThat(third.coldStart()).isTrue();
  }

  @Test
  void anOldEnvironmentIsGoneHoweverBusyItIs() {
    try (LocalInvoker recycling =
        LocalInvoker.builder().timeline(time).ageLimit(Duration.ofMinutes(30)).build()) {
      LocalFunction<String, String> function = deploy(recycling, (event, context) -> event);
      List<String> streams = new ArrayList<>();
      for (int minute = 0; minute < 60; minute += 5) {
        streams.add(function.invoke("x").invocation().logStream());
        time.advance(Duration.ofMinutes(5));
      }

      assertThat(streams.stream().distinct()).hasSize(2);
      assertThat(streams.indexOf(streams.get(11))).isEqualTo(7);
    }
  }

  /** Tells what it was told. */
  public static final class Told implements Handler<String, String>, Lifecycle {
    private static final List<String> TOLD = new ArrayList<>();

    @Override
    public void init(FunctionFactory.World world) {
      TOLD.add("init of " + world.function().name());
    }

    @Override
    public String handle(String event, Context context) {
      TOLD.add(event);
      return event;
    }

    @Override
    public void shutdown() {
      TOLD.add("shutdown");
    }
  }

  @Test
  @Reproduces("shutdown-without-extensions")
  void aHandlerIsToldOfTheShutdownOnlyWhereAnExtensionWaitsForIt() {
    assertThat(told(Extensions.NONE)).containsExactly("init of Echo", "x");
    assertThat(told(Extensions.INTERNAL)).containsExactly("init of Echo", "x", "shutdown");
    assertThat(told(Extensions.EXTERNAL)).containsExactly("init of Echo", "x", "shutdown");
  }

  private List<String> told(Extensions extensions) {
    Told.TOLD.clear();
    try (LocalInvoker own = LocalInvoker.builder().timeline(time).build()) {
      own.deploy(FunctionDefinition.of(Told.class), TEXT, SETTINGS.withExtensions(extensions))
          .invoke("x");
      time.advance(IDLE_LIMIT);
      return List.copyOf(Told.TOLD);
    }
  }

  @Test
  void aShutdownThatTakesTooLongIsAbandoned() {
    List<String> done = new ArrayList<>();
    LocalFunction<String, String> function = invoker.deploy(
        FunctionDefinition.of(Slow.class)
            .madeBy(world -> new Slow(() -> {
              done.add("begun");
              time.advance(Duration.ofMillis(151));
            })),
        TEXT,
        SETTINGS.withExtensions(Extensions.INTERNAL));
    function.invoke("x");

    function.dropEnvironments();

    assertThat(done).containsExactly("begun");
    assertThat(function.invoke("x").invocation().coldStart()).isTrue();
  }

  /** Does something at its shutdown. */
  static final class Slow implements Handler<String, String>, Lifecycle {
    private final Runnable atShutdown;

    Slow(Runnable atShutdown) {
      this.atShutdown = atShutdown;
    }

    @Override
    public String handle(String event, Context context) {
      return event;
    }

    @Override
    public void shutdown() {
      atShutdown.run();
    }
  }
}
