/**
 * Runs functions in this process with the behaviour of the real service.
 *
 * <p>Enter at {@link dev.faas.invoker.LocalInvoker}.
 */
module dev.faas.invoker {
  requires static ch.qos.logback.classic;
  requires static ch.qos.logback.core;
  requires static micrometer.core;
  requires static org.jspecify;
  requires transitive dev.faas;
  requires transitive dev.faas.events;
  requires transitive org.slf4j;
  requires HdrHistogram;
  requires com.fasterxml.jackson.core;
  requires java.logging;
  requires java.management;
  requires jdk.management;
  requires org.objectweb.asm;

  exports dev.faas.invoker;
  exports dev.faas.invoker.async;
  exports dev.faas.invoker.concurrency;
  exports dev.faas.invoker.handler;
  exports dev.faas.invoker.isolated.calls;
  exports dev.faas.invoker.isolation;
  exports dev.faas.invoker.log;
  exports dev.faas.invoker.log.format;
  exports dev.faas.invoker.log.store;
  exports dev.faas.invoker.metrics;
  exports dev.faas.invoker.metrics.micrometer;
  exports dev.faas.invoker.program;
  exports dev.faas.invoker.recursion;
  exports dev.faas.invoker.refusal;
  exports dev.faas.invoker.replay;
  exports dev.faas.invoker.time;
  exports dev.faas.invoker.version;

  uses org.slf4j.spi.SLF4JServiceProvider;
}
