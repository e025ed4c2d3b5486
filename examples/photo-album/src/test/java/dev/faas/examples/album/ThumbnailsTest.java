package dev.faas.examples.album;

import static dev.faas.testkit.FaasAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import dev.faas.Batch;
import dev.faas.BatchResponse;
import dev.faas.events.StorageEvent;
import dev.faas.events.StorageEvents;
import dev.faas.testkit.FaasTest;
import dev.faas.testkit.FunctionUnderTest;
import dev.faas.testkit.Given;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

@FaasTest(value = Thumbnails.class, environmentVariables = "THUMBNAIL_PIXELS=40")
class ThumbnailsTest {

  @Given
  private final PhotosInMemory bucket = new PhotosInMemory();

  @Test
  void uploadedPhotoGetsAThumbnail(FunctionUnderTest<Batch<StorageEvent>, BatchResponse> thumbnails)
      throws IOException {
    bucket.write("summer 2026/cat.jpg", jpeg(120, 90));

    assertThat(thumbnails.invoke(StorageEvents.of("summer 2026/cat.jpg"))).succeeded();

    BufferedImage thumbnail = picture("thumbnails/summer 2026/cat.jpg");
    assertThat(thumbnail.getWidth()).isEqualTo(40);
    assertThat(thumbnail.getHeight()).isEqualTo(30);
  }

  @Test
  void smallPhotoIsNotMadeLarger(FunctionUnderTest<Batch<StorageEvent>, BatchResponse> thumbnails)
      throws IOException {
    bucket.write("dot.jpg", jpeg(3, 2));

    thumbnails.invoke(StorageEvents.of("dot.jpg"));

    assertThat(picture("thumbnails/dot.jpg").getWidth()).isEqualTo(3);
  }

  @Test
  void thumbnailOfADeletedPhotoIsDeleted(
      FunctionUnderTest<Batch<StorageEvent>, BatchResponse> thumbnails) {
    bucket.write("thumbnails/cat.jpg", jpeg(40, 30));

    assertThat(thumbnails.invoke(
            StorageEvents.batch(List.of(StorageEvent.deleted("album", "cat.jpg")))))
        .succeeded();

    assertThat(bucket.read("thumbnails/cat.jpg")).isEmpty();
  }

  @Test
  void thumbnailsThemselvesAndOtherFilesAreLeftAlone(
      FunctionUnderTest<Batch<StorageEvent>, BatchResponse> thumbnails) {
    assertThat(thumbnails.invoke(StorageEvents.of("thumbnails/cat.jpg", "notes.txt")))
        .succeeded()
        .logged("no photo, left alone: thumbnails/cat.jpg")
        .logged("no photo, left alone: notes.txt");
  }

  @Test
  void photoThatIsGoneAgainIsLeftAlone(
      FunctionUnderTest<Batch<StorageEvent>, BatchResponse> thumbnails) {
    assertThat(thumbnails.invoke(StorageEvents.of("cat.jpg")))
        .succeeded()
        .logged("gone before its thumbnail was made: cat.jpg");
  }

  @Test
  void damagedPhotoFailsTheInvocationSinceStorageTakesNoPartialAnswer(
      FunctionUnderTest<Batch<StorageEvent>, BatchResponse> thumbnails) {
    bucket.write("cat.jpg", new byte[] {1, 2, 3});

    assertThat(thumbnails.invoke(StorageEvents.of("cat.jpg")))
        .failed()
        .logged("no picture that can be read: 3 bytes");
  }

  @Test
  void testEventOfANewNotificationIsLeftAlone(
      FunctionUnderTest<Batch<StorageEvent>, BatchResponse> thumbnails) {
    assertThat(thumbnails.invoke(StorageEvents.test("album"))).succeeded();
  }

  private BufferedImage picture(String key) throws IOException {
    return ImageIO.read(new ByteArrayInputStream(bucket.read(key).orElseThrow()));
  }

  private static byte[] jpeg(int width, int height) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      ImageIO.write(new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB), "jpg", bytes);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
    return bytes.toByteArray();
  }
}
