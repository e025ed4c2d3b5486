package dev.faas.examples.payments;

import static dev.faas.testkit.FaasAssertions.assertThatResponse;
import static org.assertj.core.api.Assertions.assertThat;

import dev.faas.events.HttpRequest;
import dev.faas.events.HttpResponse;
import dev.faas.examples.payments.Payments.Payment;
import dev.faas.filters.InMemoryIdempotencyStore;
import dev.faas.filters.Parameters;
import dev.faas.testkit.FaasExtension;
import dev.faas.testkit.FunctionUnderTest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class PaymentsTest {

  private static final HttpRequest PAY = HttpRequest.post("/payments")
      .withJson(new Payment("4111111111111111", 250, null))
      .withHeader("Idempotency-Key", "8e03978e");

  private final List<String> taken = new ArrayList<>();

  private final Bank bank = (token, payment) -> {
    taken.add(token + " " + payment.cents());
    return "t" + taken.size();
  };

  @RegisterExtension
  final FaasExtension faas = FaasExtension.builder()
      .function(Payments.definition(
          bank, Parameters.local(Map.of("bank-token", "t0ken")), new InMemoryIdempotencyStore()))
      .build();

  @Test
  void repeatedRequestTakesMoneyOnce(FunctionUnderTest<HttpRequest, HttpResponse> payments) {
    assertThatResponse(payments.invoke(PAY)).hasHeader("Location", "/payments/t1");
    assertThatResponse(payments.invoke(PAY)).hasHeader("Location", "/payments/t1");

    assertThat(taken).containsExactly("t0ken 250");
  }

  @Test
  void afterADayTheKeyIsNew(FunctionUnderTest<HttpRequest, HttpResponse> payments) {
    payments.invoke(PAY);
    payments.time().advance(Duration.ofDays(1));

    assertThatResponse(payments.invoke(PAY)).hasHeader("Location", "/payments/t2");
  }

  @Test
  void requestThatIsNotValidTakesNothing(FunctionUnderTest<HttpRequest, HttpResponse> payments) {
    HttpRequest wrong = PAY.withJson(new Payment("4111", -1, null));

    assertThatResponse(payments.invoke(wrong)).hasStatus(400);

    assertThat(taken).isEmpty();
  }
}
