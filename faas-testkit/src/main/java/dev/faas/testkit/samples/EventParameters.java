package dev.faas.testkit.samples;

import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** The parameters with {@link Event}. JUnit makes it. */
public final class EventParameters implements ParameterResolver {

  /** For JUnit. */
  public EventParameters() {}

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.isAnnotated(Event.class);
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    String name = parameter.findAnnotation(Event.class).orElseThrow().value();
    return DecodedType.of(parameter.getParameter())
        .decode(EventFile.find(name, context.getRequiredTestClass()));
  }
}
