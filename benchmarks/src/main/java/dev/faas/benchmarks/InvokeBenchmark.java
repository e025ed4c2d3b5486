package dev.faas.benchmarks;

import java.io.IOException;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** A warm invocation, by the library and by its peers. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(
    value = 2,
    jvmArgsAppend = {"-XX:+UseSerialGC", "-Xmx1g"})
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class InvokeBenchmark {

  /** Who invokes. */
  @Param({
    "direct",
    "watched",
    "handoff",
    "spring",
    "environment",
    "environment-full",
    "caller",
    "caller-full"
  })
  public String who = "environment";

  private final InvokeOperations operations = new InvokeOperations();
  private Operation operation = () -> "";

  /** Finds the operation. */
  @Setup
  public void setUp() throws IOException {
    operation = operations.of(who);
  }

  /** Ends its threads. */
  @TearDown
  public void tearDown() {
    operations.close();
  }

  /** The operation. */
  @Benchmark
  public Object run() throws Exception {
    return operation.run();
  }
}
