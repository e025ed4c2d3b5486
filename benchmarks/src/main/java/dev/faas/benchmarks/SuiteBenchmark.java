package dev.faas.benchmarks;

import com.sun.management.OperatingSystemMXBean;
import java.io.PrintWriter;
import java.lang.management.ManagementFactory;
import java.nio.charset.Charset;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.launcher.Launcher;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;

/** A whole process that runs one suite, and prints the CPU time of the process. */
final class SuiteBenchmark {

  private SuiteBenchmark() {}

  /** The argument is the class of the suite. */
  public static void main(String[] args) {
    LauncherDiscoveryRequest request = LauncherDiscoveryRequestBuilder.request()
        .selectors(DiscoverySelectors.selectClass(args[0]))
        .build();
    SummaryGeneratingListener summary = new SummaryGeneratingListener();
    Launcher launcher = LauncherFactory.create();
    launcher.execute(request, summary);
    if (summary.getSummary().getTestsSucceededCount() != 100) {
      summary
          .getSummary()
          .printFailuresTo(new PrintWriter(System.err, true, Charset.defaultCharset()));
      System.exit(1);
    }
    OperatingSystemMXBean process =
        (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    System.out.println(process.getProcessCpuTime() + " 0");
    System.exit(0);
  }
}
