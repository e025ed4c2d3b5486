package dev.faas.examples.album;

import static dev.faas.testkit.FaasAssertions.assertThat;
import static dev.faas.testkit.FaasAssertions.assertThatResponse;

import dev.faas.events.HttpRequest;
import dev.faas.events.HttpResponse;
import dev.faas.invoker.Outcome;
import dev.faas.testkit.FaasTest;
import dev.faas.testkit.FunctionUnderTest;
import dev.faas.testkit.samples.Event;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;

@FaasTest(Photos.class)
class PhotosTest {

  private static final Photo CAT = new Photo("cat.jpg", "A cat in the sun");

  @Test
  void registeredPhotoHasALocation(FunctionUnderTest<HttpRequest, HttpResponse> photos) {
    Outcome<HttpResponse> outcome = photos.invoke(HttpRequest.post("/photos").withJson(CAT));

    assertThat(outcome).succeeded().coldStarted().logged("registered cat.jpg");
    assertThatResponse(outcome).hasStatus(201).hasHeader("Location", "/photos/cat.jpg");
  }

  @Test
  void registeredPhotoIsListedByTheWarmFunction(
      FunctionUnderTest<HttpRequest, HttpResponse> photos) {
    photos.invoke(HttpRequest.post("/photos").withJson(CAT));

    Outcome<HttpResponse> outcome = photos.invoke(HttpRequest.get("/photos"));

    assertThat(outcome).succeeded().warmStarted();
    assertThatResponse(outcome)
        .hasStatus(200)
        .hasJson("[{\"key\": \"cat.jpg\", \"title\": \"A cat in the sun\"}]");
  }

  @Test
  void registeredPhotoIsFoundByItsKey(FunctionUnderTest<HttpRequest, HttpResponse> photos) {
    photos.invoke(HttpRequest.post("/photos").withJson(CAT));

    Outcome<HttpResponse> outcome = photos.invoke(HttpRequest.get("/photos/cat.jpg"));

    assertThatResponse(outcome).hasStatus(200).json(Photo.class).isEqualTo(CAT);
  }

  @Test
  void unknownPhotoIsNotFound(FunctionUnderTest<HttpRequest, HttpResponse> photos) {
    assertThatResponse(photos.invoke(HttpRequest.get("/photos/dog.jpg")))
        .hasStatus(404)
        .hasHeader("Content-Type", "application/problem+json");
  }

  @Test
  void unknownPathIsNotFound(FunctionUnderTest<HttpRequest, HttpResponse> photos) {
    assertThatResponse(photos.invoke(HttpRequest.get("/"))).hasStatus(404);
  }

  @Test
  void photoWithoutTitleIsABadRequest(FunctionUnderTest<HttpRequest, HttpResponse> photos) {
    HttpRequest request = HttpRequest.post("/photos").withBody("{\"key\": \"cat.jpg\"}");

    assertThatResponse(photos.invoke(request))
        .hasStatus(400)
        .hasBodyContaining("a photo has a title");
  }

  @Test
  void photoThatIsThereAlreadyIsAConflict(FunctionUnderTest<HttpRequest, HttpResponse> photos) {
    photos.invoke(HttpRequest.post("/photos").withJson(CAT));

    assertThatResponse(photos.invoke(HttpRequest.post("/photos").withJson(CAT))).hasStatus(409);
  }

  @ParameterizedTest
  @Event("events/3-list.json")
  void recordedRequestIsAnsweredToo(
      HttpRequest request, FunctionUnderTest<HttpRequest, HttpResponse> photos) {
    assertThatResponse(photos.invoke(request)).hasStatus(200).hasJson("[]");
  }

  @Test
  void photosAreNotDeletedHere(FunctionUnderTest<HttpRequest, HttpResponse> photos) {
    assertThatResponse(photos.invoke(HttpRequest.delete("/photos")))
        .hasStatus(405)
        .hasHeader("Allow", "GET, POST");
  }
}
