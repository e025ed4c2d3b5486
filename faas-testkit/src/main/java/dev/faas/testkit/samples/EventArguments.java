package dev.faas.testkit.samples;

import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.ArgumentsProvider;
import org.junit.platform.commons.support.AnnotationSupport;

/** The runs that {@link Event} and {@link Events} ask for. JUnit makes it. */
public final class EventArguments implements ArgumentsProvider {

  /** For JUnit. */
  public EventArguments() {}

  @Override
  @SuppressWarnings("deprecation") // what replaces it is not there before JUnit 5.13
  public Stream<? extends Arguments> provideArguments(ExtensionContext context) {
    return Stream.of(context).flatMap(EventArguments::runs); // thrown later, it is not wrapped
  }

  private static Stream<Arguments> runs(ExtensionContext context) {
    Method test = context.getRequiredTestMethod();
    if (test.getParameterCount() == 0) {
      throw new ExtensionConfigurationException(
          "@Event has no parameter to go to: give " + test.getName() + " one of the event's type.");
    }
    DecodedType type = DecodedType.of(test.getParameters()[0]);
    List<String> faults = new ArrayList<>();
    List<Arguments> runs = new ArrayList<>();
    for (EventFile file : files(test, context.getRequiredTestClass())) {
      try {
        runs.add(Arguments.of(Named.of(file.name(), type.decode(file))));
      } catch (ExtensionConfigurationException fault) {
        faults.add(fault.getMessage());
      }
    }
    if (!faults.isEmpty()) {
      throw new ExtensionConfigurationException(String.join("\n", faults));
    }
    return runs.stream();
  }

  private static List<EventFile> files(Method test, Class<?> testClass) {
    List<EventFile> files = new ArrayList<>();
    for (Event event : AnnotationSupport.findRepeatableAnnotations(test, Event.class)) {
      files.add(EventFile.find(event.value(), testClass));
    }
    AnnotationSupport.findAnnotation(test, Events.class).ifPresent(several -> {
      for (Event event : several.value()) {
        files.add(EventFile.find(event.value(), testClass));
      }
      if (!several.folder().isEmpty()) {
        files.addAll(EventFile.folder(several.folder(), testClass));
      }
    });
    return files;
  }
}
