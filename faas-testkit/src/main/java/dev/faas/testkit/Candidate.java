package dev.faas.testkit;

import dev.faas.Batch;
import dev.faas.BatchResponse;
import dev.faas.FunctionDefinition;
import dev.faas.events.aws.AwsEvents;
import dev.faas.invoker.FunctionSettings;
import dev.faas.invoker.LocalFunction;
import dev.faas.invoker.LocalInvoker;
import dev.faas.invoker.isolation.Isolation;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.lang.reflect.WildcardType;
import org.jspecify.annotations.Nullable;

/**
 * A function of a test, which its parameters and fields may mean.
 *
 * @param input what it is invoked with
 * @param output what it gives back
 */
record Candidate(FunctionUnderTest<?, ?> function, Class<?> handlerClass, Type input, Type output) {

  /** The type {@code Batch<item>}. */
  private record BatchOf(Type item) implements ParameterizedType {

    @Override
    public Type[] getActualTypeArguments() {
      return new Type[] {item};
    }

    @Override
    public Type getRawType() {
      return Batch.class;
    }

    @Override
    public @Nullable Type getOwnerType() {
      return null;
    }
  }

  static Candidate deploy(LocalInvoker invoker, BenchPlan.Deployment deployment) {
    FunctionDefinition<?, ?> declared = deployment.definition();
    if (!deployment.takesObjects()) {
      return deploy(invoker, declared, deployment.settings(), null);
    }
    GivenFactory factory = new GivenFactory();
    return deploy(invoker, declared.createdBy(factory), deployment.settings(), factory);
  }

  private static Candidate deploy(
      LocalInvoker invoker,
      FunctionDefinition<?, ?> definition,
      FunctionSettings settings,
      @Nullable GivenFactory factory) {
    Class<?> handlerClass = definition.handlerClass();
    Type input = definition.inputType().value();
    if (AwsEvents.takesItems(definition)) {
      LocalFunction<?, ?> each = invoker.deployEach(ofItems(definition), settings);
      return new Candidate(
          FunctionUnderTest.of(invoker, each, factory),
          handlerClass,
          new BatchOf(input),
          BatchResponse.class);
    }
    LocalFunction<?, ?> whole = invoker.deploy(definition, settings);
    return new Candidate(
        FunctionUnderTest.of(invoker, whole, factory),
        handlerClass,
        input,
        definition.outputType().value());
  }

  @SuppressWarnings("unchecked") // its result is Void, as takesItems says
  private static FunctionDefinition<Object, @Nullable Void> ofItems(
      FunctionDefinition<?, ?> definition) {
    return (FunctionDefinition<Object, @Nullable Void>) definition;
  }

  String name() {
    return function.function().settings().name();
  }

  boolean isIsolated() {
    return function.function().settings().isolation() == Isolation.ISOLATED;
  }

  /** Whether it is the function that the annotation means. */
  boolean is(@Nullable Deployed deployed) {
    return deployed == null
        || ((deployed.value() == void.class || deployed.value() == handlerClass)
            && (deployed.as().isEmpty() || deployed.as().equals(name())));
  }

  /** Whether it has this type, a FunctionUnderTest whose arguments may be left open. */
  boolean fits(Type type) {
    if (!(type instanceof ParameterizedType wanted)) {
      return true;
    }
    Type[] arguments = wanted.getActualTypeArguments();
    return fits(arguments[0], input) && fits(arguments[1], output);
  }

  private static boolean fits(Type wanted, Type actual) {
    if (wanted instanceof WildcardType || wanted instanceof TypeVariable<?>) {
      return true;
    }
    if (!(wanted instanceof ParameterizedType generic)
        || !(actual instanceof ParameterizedType found)) {
      return wanted.equals(actual);
    }
    Type[] wantedArguments = generic.getActualTypeArguments();
    Type[] foundArguments = found.getActualTypeArguments();
    boolean fits = generic.getRawType().equals(found.getRawType())
        && wantedArguments.length == foundArguments.length;
    for (int i = 0; fits && i < wantedArguments.length; i++) {
      fits = fits(wantedArguments[i], foundArguments[i]);
    }
    return fits;
  }

  String typeText() {
    return TypeText.generic("FunctionUnderTest", input, output);
  }

  /** Name and type, as a line of a list. */
  @Override
  public String toString() {
    return name() + ": " + typeText();
  }
}
