package dev.faas.testkit;

import dev.faas.EnvironmentVariables;
import dev.faas.FunctionDefinition;
import dev.faas.Handler;
import dev.faas.invoker.FunctionSettings;
import java.lang.reflect.Constructor;
import java.lang.reflect.Parameter;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.LifecycleMethodExecutionExceptionHandler;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolutionException;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.jupiter.api.extension.TestExecutionExceptionHandler;

/**
 * Deploys the functions of a test to a local service and fills the test's parameters and fields of type
 * {@link FunctionUnderTest}, {@link LogCapture}, {@link TestContext}, {@link
 * dev.faas.invoker.LocalInvoker} and {@link dev.faas.invoker.time.SimulatedTime}. It comes with {@link
 * FaasTest}, or is registered where more is to be said than an annotation can:
 *
 * <pre>{@code
 * @RegisterExtension
 * final FaasExtension faas = FaasExtension.builder()
 *     .function(FunctionDefinition.of(Pets.class).filteredBy(logged))
 *     .function(FunctionDefinition.of(mails), FunctionSettings.named("mails"))
 *     .build();
 * }</pre>
 *
 * <p><b>Which function?</b> The type arguments choose. Where several functions have the same, {@link
 * Deployed} does. Fields are filled unless they are final or already set.
 *
 * <p><b>How long?</b> Each test has a service of its own, so it starts cold. All tests of a class share
 * one if the class has a static field to be filled, if the extension is registered in a static field, or
 * if the class is {@code @TestInstance(PER_CLASS)}; only then can constructors and {@code @BeforeAll}
 * methods have functions too. A test with a {@link FaasTest} of its own never shares. When a service is
 * closed, the fields that were filled from it are null again.
 *
 * <p><b>What if it fails?</b> The failure of a test, whoever reports it, gets the invocations of the
 * test with their log lines as a suppressed exception, unless its message tells them already.
 *
 * <p>Tests may be nested and may run at the same time. Objects of the test are handed to the handlers:
 * see {@link Given}.
 */
public final class FaasExtension
    implements BeforeAllCallback,
        BeforeEachCallback,
        ParameterResolver,
        TestExecutionExceptionHandler,
        LifecycleMethodExecutionExceptionHandler {

  private static final ExtensionContext.Namespace NAMESPACE =
      ExtensionContext.Namespace.create(FaasExtension.class);

  private final @Nullable BenchPlan registered;

  /** For {@link FaasTest}: the functions are those of the annotation. */
  public FaasExtension() {
    this(null);
  }

  private FaasExtension(@Nullable BenchPlan registered) {
    this.registered = registered;
  }

  /** An extension with functions of its own, for a field with {@code @RegisterExtension}. */
  public static Builder builder() {
    return new Builder();
  }

  /** Opens the service that the tests of a class share, if they do. */
  @Override
  public void beforeAll(ExtensionContext context) {
    if (isShared(context)) {
      TestBench bench = bench(context);
      offer(bench, context);
      bench.fields().fillStatic(context.getRequiredTestClass(), bench::give);
      context.getTestInstance().ifPresent(test -> bench.fields().fill(test, bench::give));
    }
  }

  /** Opens the service of a test, unless its class shares one. */
  @Override
  public void beforeEach(ExtensionContext context) {
    TestBench bench = bench(context);
    offer(bench, context);
    store(context).put(beginKey(context), bench.invocations().count());
    for (Object test : context.getRequiredTestInstances().getAllInstances()) {
      if (registered != null || DeclaredPlan.isMeantFor(context, test)) {
        bench.fields().fill(test, bench::give);
      } else {
        bench.fields().fillWherePossible(test, bench::give);
      }
    }
  }

  /** Gives the test's objects to the handlers, if the service is the test's, or the class's, own. */
  private void offer(TestBench bench, ExtensionContext context) {
    if (!bench.isOpenedFor(context)) {
      return;
    }
    try {
      List<GivenField> given = GivenField.of(context);
      bench.offer(given);
      for (GivenField field : given) {
        if (field.isExplicit() && registered == null && DeclaredPlan.isMeantFor(context, field)) {
          bench.requireTaken(field);
        }
      }
    } catch (IllegalArgumentException refusal) {
      throw new ExtensionConfigurationException(refusal.getMessage(), refusal);
    }
  }

  /** Tells the invocations of the test in its failure. */
  @Override
  public void handleTestExecutionException(ExtensionContext context, Throwable failure)
      throws Throwable {
    tell(context, failure);
    throw failure;
  }

  /** Tells the invocations so far in the failure. */
  @Override
  public void handleBeforeEachMethodExecutionException(ExtensionContext context, Throwable failure)
      throws Throwable {
    tell(context, failure);
    throw failure;
  }

  /** Tells the invocations of the test in the failure. */
  @Override
  public void handleAfterEachMethodExecutionException(ExtensionContext context, Throwable failure)
      throws Throwable {
    tell(context, failure);
    throw failure;
  }

  private void tell(ExtensionContext context, Throwable failure) {
    Integer begin = store(context).get(beginKey(context), Integer.class);
    if (begin != null) {
      bench(context).invocations().tell(failure, begin);
    }
  }

  private Object beginKey(ExtensionContext context) {
    return List.of("begin", key(context));
  }

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return Wanted.isOffered(parameter.getParameter().getType());
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    Wanted wanted = Wanted.of(parameter.getParameter());
    if (context.getTestMethod().isEmpty() && !isShared(context)) {
      throw new ParameterResolutionException(tooEarly(parameter.getParameter(), wanted));
    }
    try {
      return bench(context).give(wanted);
    } catch (IllegalArgumentException refusal) {
      throw new ParameterResolutionException(refusal.getMessage(), refusal);
    }
  }

  private static String tooEarly(Parameter parameter, Wanted wanted) {
    String what = parameter.getDeclaringExecutable() instanceof Constructor<?>
        ? "A constructor"
        : "A method that runs once for all tests";
    return what + " has no functions, since each test has its own: " + wanted.place()
        + ". Use a field, or a parameter of the test or of a @BeforeEach method. To share the"
        + " functions, write @TestInstance(PER_CLASS) on the class.";
  }

  /** The service of the test, of its class, or of a class around it: the outermost there is. */
  private TestBench bench(ExtensionContext context) {
    return store(context)
        .getOrComputeIfAbsent(
            key(context), key -> TestBench.open(plan(context), context), TestBench.class);
  }

  private BenchPlan plan(ExtensionContext context) {
    return registered != null ? registered : DeclaredPlan.of(context).plan();
  }

  private Object key(ExtensionContext context) {
    return registered != null ? this : DeclaredPlan.of(context).owner();
  }

  private static ExtensionContext.Store store(ExtensionContext context) {
    return context.getStore(NAMESPACE);
  }

  /**
   * Of the context of a class. An extension in an instance field is not asked, unless the class has one
   * instance for all tests.
   */
  private boolean isShared(ExtensionContext context) {
    return registered != null
        || context.getTestInstanceLifecycle().orElse(TestInstance.Lifecycle.PER_METHOD)
            == TestInstance.Lifecycle.PER_CLASS
        || store(context).get(key(context)) != null
        || InjectedFields.anyStatic(context.getRequiredTestClass());
  }

  /** Says what to deploy. Not safe for use by several threads. */
  public static final class Builder {
    private final List<BenchPlan.Deployment> deployments = new ArrayList<>();
    private final List<Class<?>> shared = new ArrayList<>();
    private boolean isSimulated = true;

    private Builder() {}

    /**
     * A function with the service's defaults, named like its handler's class; a handler of single items
     * is sent batches.
     */
    public Builder function(FunctionDefinition<?, ?> definition) {
      return function(definition, BenchPlan.settingsFor(definition));
    }

    /** A function with these settings; a handler of single items is sent batches. */
    public Builder function(FunctionDefinition<?, ?> definition, FunctionSettings settings) {
      deployments.add(new BenchPlan.Deployment(definition, settings, false));
      return this;
    }

    /** A function of this class, whose handlers take what is {@link Given}; else like the others. */
    public Builder function(Class<? extends Handler<?, ?>> handlerClass) {
      FunctionDefinition<?, ?> definition = BenchPlan.definition(handlerClass);
      return function(handlerClass, BenchPlan.settingsFor(definition));
    }

    /** A function of this class with these settings, whose handlers take what is {@link Given}. */
    public Builder function(
        Class<? extends Handler<?, ?>> handlerClass, FunctionSettings settings) {
      deployments.add(new BenchPlan.Deployment(BenchPlan.definition(handlerClass), settings, true));
      return this;
    }

    /** Lets time pass by itself; without it, time stands still until the test moves it. */
    public Builder inRealTime() {
      isSimulated = false;
      return this;
    }

    /**
     * A type, with those nested in it, that isolated functions have in common with the test, so that its
     * objects may cross: as {@link FaasTest#shared}.
     */
    public Builder shared(Class<?> type) {
      shared.add(type);
      return this;
    }

    /** Makes the extension. The builder can be used on. */
    public FaasExtension build() {
      return new FaasExtension(
          new BenchPlan(deployments, EnvironmentVariables.none(), isSimulated, shared));
    }
  }
}
