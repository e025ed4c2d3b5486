package dev.faas.benchmarks;

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
import org.openjdk.jmh.annotations.Warmup;

/** Reading and writing events, by the library and by its peers. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(
    value = 2,
    jvmArgsAppend = {"-XX:+UseSerialGC", "-Xmx1g"})
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class EventCodecBenchmark {

  /** The kind of event. */
  @Param({"s3", "dynamodb", "kinesis", "sqs", "apigw-v1", "apigw-v2"})
  public String kind = "sqs";

  /** Reading or writing. */
  @Param({"decode", "encode"})
  public String direction = "decode";

  /** Who does it; tokens only reads. */
  @Param({"faas", "aws", "tree", "tokens"})
  public String who = "faas";

  private Operation operation = () -> "";

  /** Finds the operation. */
  @Setup
  public void setUp() throws Exception {
    operation = CodecOperations.of(kind + "/" + direction + "/" + who);
  }

  /** The operation. */
  @Benchmark
  public Object run() throws Exception {
    return operation.run();
  }
}
