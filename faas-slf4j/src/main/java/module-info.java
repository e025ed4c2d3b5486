/**
 * A provider of SLF4J that hands what functions log to the invoker.
 *
 * <p>Nobody enters: SLF4J finds it.
 */
module dev.faas.slf4j {
  requires static org.jspecify;
  requires dev.faas.invoker;
  requires org.slf4j;

  uses org.slf4j.spi.SLF4JServiceProvider;

  provides org.slf4j.spi.SLF4JServiceProvider with
      dev.faas.slf4j.FaasProvider;
}
