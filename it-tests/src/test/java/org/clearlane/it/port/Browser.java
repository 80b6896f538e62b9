// SPDX-License-Identifier: Apache-2.0
package org.clearlane.it.port;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.openqa.selenium.By;
import org.openqa.selenium.Dimension;
import org.openqa.selenium.ElementNotInteractableException;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.StaleElementReferenceException;
import org.openqa.selenium.WebDriver;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.support.ui.ExpectedConditions;
import org.openqa.selenium.support.ui.WebDriverWait;

/** A Chromium of its own, without the user's profile and without any outside connection. */
final class Browser implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final String base;
  private final Path profile;
  private final ChromeDriver driver;

  private Browser(int port, int width, int height, Map<String, ?> mobile, String... more)
      throws IOException {
    base = "http://localhost:" + port;
    profile = Files.createTempDirectory("clearlane-browser-");
    ChromeOptions options = new ChromeOptions();
    options.setBinary("/usr/bin/chromium");
    options.addArguments(
        "--headless=new",
        "--no-sandbox",
        "--disable-gpu",
        "--disable-quic",
        "--disable-dev-shm-usage",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        "--lang=en",
        "--user-data-dir=" + profile);
    options.addArguments(more);
    if (!mobile.isEmpty()) {
      options.setExperimentalOption("mobileEmulation", mobile);
    }
    driver =
        new ChromeDriver(
            new ChromeDriverService.Builder()
                .usingDriverExecutable(Path.of("/usr/bin/chromedriver").toFile())
                .usingAnyFreePort()
                .build(),
            options);
    driver.manage().window().setSize(new Dimension(width, height));
  }

  /** At an officer's desk. */
  static Browser desk(int port) {
    return open(port, 1280, 900, Map.of());
  }

  /** On a traveller's phone. */
  static Browser phone(int port) {
    return open(
        port,
        390,
        844,
        Map.of("deviceMetrics", Map.of("width", 390, "height", 844, "pixelRatio", 3.0)));
  }

  /** On a traveller's phone whose camera sees a video, as in {@link #lane}. */
  static Browser phone(int port, Path video) {
    return open(
        port,
        390,
        844,
        Map.of("deviceMetrics", Map.of("width", 390, "height", 844, "pixelRatio", 3.0)),
        "--use-fake-ui-for-media-stream",
        "--use-fake-device-for-media-stream",
        "--use-file-for-fake-video-capture=" + video);
  }

  /**
   * On a lane's screen with a camera.
   *
   * @param video what the camera sees, over and over: a file of JPEG pictures one after the other,
   *     named .mjpeg
   */
  static Browser lane(int port, Path video) {
    return open(
        port,
        1280,
        800,
        Map.of(),
        "--use-fake-ui-for-media-stream",
        "--use-fake-device-for-media-stream",
        "--use-file-for-fake-video-capture=" + video);
  }

  private static Browser open(
      int port, int width, int height, Map<String, ?> mobile, String... more) {
    try {
      return new Browser(port, width, height, mobile, more);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Browser go(String path) {
    driver.get(path.startsWith("http") ? path : base + path);
    return this;
  }

  /** Logs in through the page and waits for the console or the refusal. */
  Browser logIn(String name, String password) {
    go("/login.xhtml");
    type("name", name);
    type("password", password);
    click("submit");
    waitUntil(
        page ->
            !path().startsWith("/login.xhtml") || !page.findElements(By.id("refused")).isEmpty());
    return this;
  }

  void type(String id, String text) {
    WebElement field = await(By.id(id));
    field.clear();
    field.sendKeys(text);
  }

  /**
   * Gives files to an input, which may be hidden behind a button. One for several files keeps those
   * that were chosen before.
   */
  void choose(String id, Path... files) {
    driver
        .findElement(By.id(id))
        .sendKeys(
            Arrays.stream(files)
                .map(file -> file.toAbsolutePath().toString())
                .collect(Collectors.joining("\n")));
  }

  void click(String id) {
    click(By.id(id));
  }

  /** Clicks; once more if the page replaces the element at that moment. */
  void click(By what) {
    waitUntil(
        page -> {
          WebElement element = page.findElement(what);
          if (!element.isDisplayed() || !element.isEnabled()) {
            return false;
          }
          element.click();
          return true;
        });
  }

  WebElement await(By what) {
    return waitUntil(ExpectedConditions.visibilityOfElementLocated(what));
  }

  String text(By what) {
    return await(what).getText();
  }

  /** Where a link leads. */
  String link(String id) {
    return String.valueOf(await(By.id(id)).getDomProperty("href"));
  }

  void awaitText(By what, String expected) {
    waitUntil(ExpectedConditions.textToBePresentInElementLocated(what, expected));
  }

  <T> T waitUntil(Function<? super WebDriver, T> condition) {
    return new WebDriverWait(driver, PATIENCE)
        .ignoring(StaleElementReferenceException.class)
        .ignoring(ElementNotInteractableException.class)
        .until(condition);
  }

  Object script(String script) {
    Object value = driver.executeScript(script);
    return value == null ? "" : value;
  }

  String path() {
    return driver.getCurrentUrl().substring(base.length());
  }

  /** What a camera before the screen would see of one element. */
  BufferedImage picture(By what) {
    try {
      return ImageIO.read(new ByteArrayInputStream(await(what).getScreenshotAs(OutputType.BYTES)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    driver.quit();
    try (Stream<Path> files = Files.walk(profile)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
