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
import java.util.Deque;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedDeque;
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
import org.openqa.selenium.WebDriverException;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.support.ui.ExpectedConditions;
import org.openqa.selenium.support.ui.WebDriverWait;

/** A Chromium of its own, without the user's profile and without any outside connection. */
final class Browser implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final Dimension DESK = new Dimension(1280, 900);

  /** Browsers of desks that nobody uses just now: to start one takes seconds. */
  private static final Deque<Window> IDLE_DESKS = new ConcurrentLinkedDeque<>();

  static {
    Runtime.getRuntime()
        .addShutdownHook(Thread.ofPlatform().unstarted(() -> IDLE_DESKS.forEach(Window::close)));
  }

  private final String base;
  private final Window window;
  private final ChromeDriver driver;
  private final boolean desk;

  private Browser(int port, Window window, boolean desk) {
    this.base = "http://localhost:" + port;
    this.window = window;
    this.driver = window.driver();
    this.desk = desk;
  }

  /** A browser that runs, with a profile of its own. */
  private record Window(ChromeDriver driver, Path profile) {
    static Window open(int width, int height, Map<String, ?> mobile, String... more) {
      try {
        Path profile = Files.createTempDirectory("clearlane-browser-");
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
        ChromeDriver driver =
            new ChromeDriver(
                new ChromeDriverService.Builder()
                    .usingDriverExecutable(Path.of("/usr/bin/chromedriver").toFile())
                    .usingAnyFreePort()
                    .build(),
                options);
        driver.manage().window().setSize(new Dimension(width, height));
        return new Window(driver, profile);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    /** As after its start: nobody logged in, nothing remembered. */
    void forget(String origin) {
      driver.get("about:blank");
      driver.executeCdpCommand("Network.clearBrowserCookies", Map.of());
      driver.executeCdpCommand(
          "Storage.clearDataForOrigin", Map.of("origin", origin, "storageTypes", "all"));
      driver.executeCdpCommand("Emulation.clearDeviceMetricsOverride", Map.of());
      driver.manage().window().setSize(DESK);
    }

    void close() {
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

  /** At an officer's desk. */
  static Browser desk(int port) {
    Window idle = IDLE_DESKS.poll();
    return new Browser(
        port, idle == null ? Window.open(DESK.getWidth(), DESK.getHeight(), Map.of()) : idle, true);
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
    return new Browser(port, Window.open(width, height, mobile, more), false);
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
    if (!desk) {
      window.close();
      return;
    }
    try {
      window.forget(base);
    } catch (WebDriverException e) {
      window.close();
      return;
    }
    IDLE_DESKS.push(window);
  }
}
