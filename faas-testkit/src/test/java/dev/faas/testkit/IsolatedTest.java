package dev.faas.testkit;

import static dev.faas.testkit.FaasAssertions.assertThat;
import static dev.faas.testkit.FaasAssertions.assertThatResponse;
import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import dev.faas.Batch;
import dev.faas.BatchResponse;
import dev.faas.Context;
import dev.faas.events.HttpHandler;
import dev.faas.events.HttpRequest;
import dev.faas.events.HttpResponse;
import dev.faas.events.QueueMessage;
import dev.faas.events.QueueMessages;
import dev.faas.invoker.FunctionSettings;
import dev.faas.invoker.Outcome;
import dev.faas.invoker.isolation.Isolation;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.mockito.Mock;
import org.mockito.junit.jupiter.MockitoExtension;

/** Functions in classes, or in processes, of their own. */
class IsolatedTest {

  private static final HttpRequest REQUEST = HttpRequest.get("/");

  /** Counts in a static field. */
  public static final class Counting implements HttpHandler {
    static int count;

    @Override
    public HttpResponse handle(HttpRequest request, Context context) {
      count++;
      return HttpResponse.ok(String.valueOf(count));
    }
  }

  @Nested
  @FaasTest(value = Counting.class, isolation = Isolation.ISOLATED)
  class Statics {
    @Test
    void areFreshInEachEnvironment(FunctionUnderTest<HttpRequest, HttpResponse> counting) {
      assertThatResponse(counting.invoke(REQUEST)).hasBody("1");
      assertThatResponse(counting.invoke(REQUEST)).hasBody("2");
      assertThatResponse(counting.coldStart().invoke(REQUEST)).hasBody("1");
      assertThat(Counting.count).as("the test's own class").isZero();
    }

    @Test
    @FaasTest(isolation = Isolation.SHARED)
    void areTheTestsWhereAMethodSaysSo(FunctionUnderTest<HttpRequest, HttpResponse> counting) {
      assertThat(counting.invoke(REQUEST)).succeeded();
      assertThat(Counting.count).isEqualTo(1);
      Counting.count = 0;
    }
  }

  @Nested
  class OneOfTwo {
    @RegisterExtension
    final FaasExtension faas = FaasExtension.builder()
        .function(Counting.class)
        .function(Counting.class, FunctionSettings.named("own").withIsolation(Isolation.ISOLATED))
        .build();

    @Test
    void functionCanBeIsolatedAlone(
        @Deployed(as = "Counting") FunctionUnderTest<HttpRequest, HttpResponse> shared,
        @Deployed(as = "own") FunctionUnderTest<HttpRequest, HttpResponse> own) {
      assertThat(shared.function().settings().isolation()).isEqualTo(Isolation.SHARED);
      assertThatResponse(own.invoke(REQUEST)).hasBody("1");
      assertThat(Counting.count).isZero();
    }
  }

  /** Waits for most of its time. */
  public static final class Waiting implements HttpHandler {
    @Override
    public HttpResponse handle(HttpRequest request, Context context) throws Exception {
      new CountDownLatch(1).await(800, TimeUnit.SECONDS);
      return HttpResponse.ok();
    }
  }

  @Nested
  @FaasTest(value = Waiting.class, isolation = Isolation.ISOLATED, timeoutSeconds = 900)
  class Waits {
    @Test
    void costNoTime(FunctionUnderTest<HttpRequest, HttpResponse> waiting) {
      long begin = System.nanoTime();
      Outcome<HttpResponse> outcome = waiting.invoke(REQUEST);

      assertThat(outcome).succeeded();
      assertThat(outcome.invocation().duration()).isEqualTo(Duration.ofSeconds(800));
      assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofMinutes(1));
    }
  }

  private static final Batch<QueueMessage> ANN = QueueMessages.of("ann@example.org");

  @Nested
  @FaasTest(
      value = Welcome.class,
      isolation = Isolation.ISOLATED,
      environmentVariables = "FROM=shop@example.org")
  class Fakes {
    @Given
    final GivenTest.FakeMailer mailer = new GivenTest.FakeMailer();

    @Test
    void areReachedFromInside(FunctionUnderTest<Batch<QueueMessage>, BatchResponse> welcome) {
      assertThat(welcome.invoke(ANN))
          .succeeded()
          .logged("sent ann@example.org from shop@example.org");
      assertThat(mailer.sent).containsExactly("ann@example.org");
    }
  }

  @Nested
  @FaasTest(value = Welcome.class, isolation = Isolation.ISOLATED)
  @ExtendWith(MockitoExtension.class)
  class Mocks {
    @Mock
    Mailer mailer;

    @Test
    void areReachedFromInside(FunctionUnderTest<Batch<QueueMessage>, BatchResponse> welcome) {
      when(mailer.send("ann@example.org")).thenReturn(true);
      assertThat(welcome.invoke(ANN)).succeeded();
      verify(mailer).send("ann@example.org");
    }
  }

  @Nested
  @FaasTest(value = Welcome.class, isolation = Isolation.ISOLATED)
  class Lambdas {
    @Given
    Mailer mailer;

    @BeforeEach
    void prepare() {
      mailer = to -> false;
    }

    @Test
    void ofTheTestArePossible(FunctionUnderTest<Batch<QueueMessage>, BatchResponse> welcome) {
      assertThat(welcome.invoke(ANN)).succeeded().logged("not sent ann@example.org");
      mailer = to -> true;
      assertThat(welcome.invoke(ANN)).coldStarted().logged("] sent ann@example.org");
    }
  }

  /** What a shop sells. */
  public record Product(String name, List<Price> prices) {
    /** Nested, so shared with it. */
    public record Price(int cents) {}
  }

  /** Mentions a type of the user's in a type argument. */
  public interface Shop {
    List<Product> products();
  }

  /** Of a type that is no interface. */
  public static final class Till {
    final List<Integer> taken = new ArrayList<>();

    public void take(int cents) {
      taken.add(cents);
    }
  }

  /** Sells the first product. */
  public static final class Selling implements HttpHandler {
    private final Shop shop;
    private final Till till;

    public Selling(Shop shop, Till till) {
      this.shop = shop;
      this.till = till;
    }

    @Override
    public HttpResponse handle(HttpRequest request, Context context) {
      Product sold = shop.products().get(0);
      till.take(sold.prices().get(0).cents());
      return HttpResponse.ok(sold.name());
    }
  }

  @Nested
  @FaasTest(
      value = Selling.class,
      isolation = Isolation.ISOLATED,
      shared = {Product.class, Till.class})
  class Declared {
    @Given
    final Shop shop = () -> List.of(new Product("tea", List.of(new Product.Price(450))));

    @Given
    final Till till = new Till();

    @Test
    void typesCross(FunctionUnderTest<HttpRequest, HttpResponse> selling) {
      assertThatResponse(selling.invoke(REQUEST)).hasBody("tea");
      assertThat(till.taken).containsExactly(450);
    }
  }

  @Nested
  @FaasTest(value = Leaving.class, isolation = Isolation.FORKED, time = FaasTest.Time.REAL)
  class Processes {
    @Test
    void endWithTheirOwnStatus(FunctionUnderTest<HttpRequest, HttpResponse> leaving) {
      assertThat(leaving.invoke(REQUEST)).succeeded().coldStarted();
      assertThat(leaving.invoke(HttpRequest.get("/exit"))).exitedWith(3);
    }
  }
}
