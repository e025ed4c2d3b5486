package dev.faas.examples.album;

import static dev.faas.testkit.FaasAssertions.assertThatResponse;

import dev.faas.events.HttpRequest;
import dev.faas.events.HttpResponse;
import dev.faas.invoker.isolation.Isolation;
import dev.faas.testkit.FaasTest;
import dev.faas.testkit.FunctionUnderTest;
import dev.faas.testkit.Given;
import org.junit.jupiter.api.Test;

@FaasTest(
    value = Photos.class,
    isolation = Isolation.ISOLATED,
    shared = {Catalog.class, Photo.class})
class PhotosInIsolationTest {

  @Given
  private final Catalog catalog = new Catalog();

  @Test
  void photosOutliveTheEnvironment(FunctionUnderTest<HttpRequest, HttpResponse> photos) {
    photos.invoke(HttpRequest.post("/photos").withJson(new Photo("cat.jpg", "A cat")));

    assertThatResponse(photos.coldStart().invoke(HttpRequest.get("/photos/cat.jpg")))
        .hasStatus(200);
  }
}
