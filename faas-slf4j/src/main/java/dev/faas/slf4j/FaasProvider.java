package dev.faas.slf4j;

import java.util.List;
import java.util.ServiceLoader;
import org.slf4j.ILoggerFactory;
import org.slf4j.IMarkerFactory;
import org.slf4j.helpers.BasicMarkerFactory;
import org.slf4j.spi.MDCAdapter;
import org.slf4j.spi.SLF4JServiceProvider;

/**
 * The provider that SLF4J finds. SLF4J uses only one, and which one is chance: where there is another,
 * this one says so on System.err, and refuses to be used.
 */
public final class FaasProvider implements SLF4JServiceProvider {

  private final List<String> others;
  private final ILoggerFactory loggers = new FunctionLoggers();
  private final IMarkerFactory markers = new BasicMarkerFactory();
  private final MDCAdapter mdc = new ThreadMdc();

  /** For SLF4J. */
  public FaasProvider() {
    this(
        ServiceLoader.load(SLF4JServiceProvider.class, FaasProvider.class.getClassLoader()).stream()
            .map(provider -> provider.type().getName())
            .filter(name -> !name.equals(FaasProvider.class.getName()))
            .toList());
  }

  FaasProvider(List<String> others) {
    this.others = others;
    if (!others.isEmpty()) {
      System.err.println(complaint());
    }
  }

  private String complaint() {
    return "faas-slf4j: there is another SLF4J provider: " + String.join(", ", others)
        + ". Remove faas-slf4j where Logback is, since the invoker captures Logback by itself;"
        + " remove the other one otherwise.";
  }

  /**
   * Called when SLF4J has chosen this provider.
   *
   * @throws IllegalStateException if there is another one
   */
  @Override
  public void initialize() {
    if (!others.isEmpty()) {
      throw new IllegalStateException(complaint());
    }
  }

  @Override
  public ILoggerFactory getLoggerFactory() {
    return loggers;
  }

  @Override
  public IMarkerFactory getMarkerFactory() {
    return markers;
  }

  @Override
  public MDCAdapter getMDCAdapter() {
    return mdc;
  }

  @Override
  public String getRequestedApiVersion() {
    return "2.0.99";
  }
}
