package dev.faas.testkit;

import static dev.faas.testkit.FaasAssertions.assertThat;
import static dev.faas.testkit.FaasAssertions.assertThatResponse;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.faas.DecodeException;
import dev.faas.events.Body;
import dev.faas.events.Cookie;
import dev.faas.events.HttpResponse;
import org.junit.jupiter.api.Test;

class HttpResponseAssertTest {

  private static final String SHOWN = """
      , in the response:

        HTTP 200
        Content-Type: application/json
        ETag: "1"
        Set-Cookie: seen=yes

        {"id":7,"name":"Rex"}""";

  private final HttpResponse rex = rex();

  private static HttpResponse rex() {
    return HttpResponse.json(new Pets.Pet(7, "Rex"))
        .withHeader("ETag", "\"1\"")
        .withCookie(Cookie.of("seen", "yes"));
  }

  @Test
  void whatIsTrueOfAResponsePasses() {
    assertThat(rex)
        .hasStatus(200)
        .hasHeader("etag")
        .hasHeader("etag", "\"1\"")
        .hasNoHeader("Location")
        .hasCookie("seen", "yes")
        .hasBody("{\"id\":7,\"name\":\"Rex\"}")
        .hasBodyContaining("Rex")
        .hasJson("{\"name\": \"Rex\", \"id\": 7.0}")
        .json(Pets.Pet.class)
        .isEqualTo(new Pets.Pet(7, "Rex"));
  }

  @Test
  void theResponseOfAnOutcomeNeedsNoUnpacking() {
    assertThatResponse(Sample.pets("/pets/7"))
        .hasStatus(200)
        .hasJson("{\"id\": 7, \"name\": \"Rex\"}")
        .json(Pets.Pet.class)
        .extracting(Pets.Pet::name)
        .isEqualTo("Rex");
  }

  @Test
  void whatIsNotTrueIsSaidAndTheResponseShown() {
    Failure.of(() -> assertThat(rex).hasStatus(404))
        .isEqualTo("\nExpected status 404\nbut found status 200" + SHOWN);
    Failure.of(() -> assertThat(rex).hasHeader("Location"))
        .isEqualTo("\nExpected a header Location\nbut found none" + SHOWN);
    Failure.of(() -> assertThat(rex).hasHeader("etag", "2"))
        .isEqualTo("\nExpected the header etag: 2\nbut found \"1\"" + SHOWN);
    Failure.of(() -> assertThat(rex).hasNoHeader("etag"))
        .isEqualTo("\nExpected no header etag\nbut found \"1\"" + SHOWN);
    Failure.of(() -> assertThat(rex).hasCookie("seen", "no"))
        .isEqualTo("\nExpected the cookie seen=no\nbut found yes" + SHOWN);
    Failure.of(() -> assertThat(rex).hasBody("Max"))
        .isEqualTo("\nExpected the body\n  Max\nbut found another" + SHOWN);
    Failure.of(() -> assertThat(rex).hasBodyContaining("Max"))
        .isEqualTo("\nExpected a body that contains\n  Max\nbut found another" + SHOWN);
  }

  @Test
  void anotherJsonIsToldByItsFirstDifference() {
    Failure.of(() -> assertThat(rex).hasJson("{\"id\": 7, \"name\": \"Max\"}"))
        .isEqualTo("""

            Expected the JSON
              {"id":7,"name":"Max"}
            but found another: at $.name is "Rex" and not "Max\"""" + SHOWN);
  }

  @Test
  void aBodyThatIsNotJsonIsSaid() {
    HttpResponse text = HttpResponse.ok("hi");
    Failure.of(() -> assertThat(text).hasJson("{}"))
        .startsWith("\nExpected a JSON body\nbut found another: ")
        .endsWith("\n\n  hi");
    Failure.of(() -> assertThat(text).json(Pets.Pet.class))
        .startsWith("\nExpected JSON of a Pet\nbut found another body: Pet at $: expected")
        .endsWith("\n\n  hi");
  }

  @Test
  void bytesAreNotPrinted() {
    HttpResponse image = HttpResponse.ok().withBody("image/png", Body.of(new byte[] {1, 2, 3}));
    Failure.of(() -> assertThat(image).hasStatus(404)).endsWith("image/png\n\n  3 bytes");
  }

  @Test
  void aFailureOnTheJsonShowsTheResponse() {
    Failure.of(() -> assertThat(rex).json(Pets.Pet.class).isNull())
        .startsWith("[JSON of this response:\n\n  HTTP 200\n")
        .contains("but was: Pet[id=7, name=Rex]");
  }

  @Test
  void theInvocationIsToldWhereItIsKnown() {
    Failure.of(() -> assertThatResponse(Sample.pets("/nowhere")).hasStatus(200))
        .startsWith("\nExpected status 200\nbut found status 404, in the response:\n\n  HTTP 404\n")
        .contains("\n\nof this invocation:\n\nPets returned ")
        .contains("  | [INFO] looking for /nowhere\n");
  }

  @Test
  void aFunctionWithoutResponseFailsEveryAssertion() {
    var broken = Sample.pets("/broken");
    String expected = "\nExpected a result, but:\n\nPets failed: java.lang.IllegalStateException:";
    Failure.of(() -> assertThatResponse(broken).hasStatus(500)).startsWith(expected);
    Failure.of(() -> assertThatResponse(broken).hasNoHeader("ETag")).startsWith(expected);
    Failure.of(() -> assertThatResponse(broken).json(Pets.Pet.class)).startsWith(expected);
  }

  @Test
  void anExpectationThatIsNotJsonIsTheTestsOwnFault() {
    assertThatExceptionOfType(DecodeException.class)
        .isThrownBy(() -> assertThat(rex).hasJson("{id: 7}"));
  }

  @Test
  void aMissingResponseIsSaid() {
    Failure.of(() -> assertThat((HttpResponse) null).hasStatus(200))
        .contains("Expecting actual not to be null");
  }
}
