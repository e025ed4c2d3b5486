package dev.faas.benchmarks;

import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import com.amazonaws.services.lambda.runtime.serialization.events.LambdaEventSerializers;
import dev.faas.Payload;
import dev.faas.events.aws.AwsEvents;
import java.io.ByteArrayInputStream;
import java.lang.management.ManagementFactory;

/**
 * A fresh JVM that decodes its first SQS event and prints how many classes that loaded and the CPU time
 * of the thread. It has no lambda and joins no texts, which would load classes of their own.
 */
final class ColdDecodeBenchmark {

  private ColdDecodeBenchmark() {}

  /** The argument says who decodes: faas, aws or nobody. */
  public static void main(String[] args) throws Exception {
    byte[] json = Resources.read("sqs.json");
    long classesBefore = ManagementFactory.getClassLoadingMXBean().getTotalLoadedClassCount();
    long before = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    if (args[0].equals("faas")) {
      Measure.kept = AwsEvents.queue().decode(Payload.wrap(json));
    } else if (args[0].equals("aws")) {
      Measure.kept = LambdaEventSerializers.serializerFor(
              SQSEvent.class, ColdDecodeBenchmark.class.getClassLoader())
          .fromJson(new ByteArrayInputStream(json));
    }
    long used = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - before;
    long classes =
        ManagementFactory.getClassLoadingMXBean().getTotalLoadedClassCount() - classesBefore;
    System.out.print(used);
    System.out.print(' ');
    System.out.println(classes);
  }
}
