// SPDX-License-Identifier: Apache-2.0
package org.clearlane.clearance.lane;

import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.enterprise.concurrent.ManagedThreadFactoryDefinition;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.clearlane.clearance.ClearanceException;
import org.clearlane.clearance.DeviceTest;
import org.clearlane.clearance.Directive;
import org.clearlane.clearance.EventFate;
import org.clearlane.clearance.FrameOutcome;
import org.clearlane.clearance.LaneConfiguration;
import org.clearlane.clearance.LaneId;
import org.clearlane.clearance.LaneView;
import org.clearlane.clearance.Lanes;
import org.clearlane.clearance.PassageId;
import org.clearlane.clearance.UnknownLaneException;
import org.clearlane.clearance.alarm.DeviceWatch;
import org.clearlane.devices.ControllerEvent;
import org.clearlane.devices.ControllerEvent.Sensed;
import org.clearlane.devices.DeviceReport;
import org.clearlane.devices.DeviceRole;
import org.clearlane.devices.GateEvent;
import org.clearlane.devices.LaneController;
import org.clearlane.kernel.Authorities;
import org.clearlane.kernel.Authority;
import org.clearlane.kernel.AuthorityContext;

/**
 * The lanes that this server drives, each on a platform thread of its own. Virtual threads would be
 * pinned while they load classes, and on few cores the one that holds the class loader's lock then
 * waits for a carrier: the first travellers stood still for half a minute.
 */
@ApplicationScoped
@ManagedThreadFactoryDefinition(name = "java:app/concurrent/lanes")
public class RunningLanes implements Lanes {
  private static final Duration STOP_WITHIN = Duration.ofSeconds(10);

  private record Key(Authority authority, LaneId lane) {}

  private record Running(LaneRunner runner, Thread thread, DirectiveBoard directives) {}

  private @Inject LaneStore store;
  private @Inject LaneTools tools;
  private @Inject ChannelKeyStore keys;
  private @Inject DeviceWatch watch;

  @Resource(lookup = "java:app/concurrent/lanes")
  private ManagedThreadFactory threads;

  private final Map<Key, Running> running = new ConcurrentHashMap<>();

  void start(@Observes Authorities.Ready event) {
    store.all().forEach(stored -> start(stored, new DirectiveBoard()));
  }

  private void start(LaneStore.Stored stored, DirectiveBoard directives) {
    launch(runner(stored.configuration(), stored.open(), directives), directives);
  }

  /** Attaches the devices. */
  private LaneRunner runner(
      LaneConfiguration configuration, boolean open, DirectiveBoard directives) {
    return new LaneRunner(AuthorityContext.current(), configuration, open, directives, tools);
  }

  private void launch(LaneRunner runner, DirectiveBoard directives) {
    LaneId lane = runner.configuration().id();
    Thread thread = threads.newThread(runner);
    thread.setName("lane-" + AuthorityContext.current() + "-" + lane);
    thread.start();
    running.put(key(lane), new Running(runner, thread, directives));
  }

  /**
   * The devices are attached before anything is stored: what cannot be attached changes nothing,
   * and the lane goes on as it was.
   */
  @Override
  public synchronized void put(LaneConfiguration configuration, String by) {
    Optional<Running> before = Optional.ofNullable(running.remove(key(configuration.id())));
    DirectiveBoard directives = before.map(Running::directives).orElseGet(DirectiveBoard::new);
    before.ifPresent(RunningLanes::stop);
    try {
      LaneRunner runner = runner(configuration, true, directives);
      try {
        store.put(configuration, by);
      } catch (RuntimeException e) {
        runner.abandonDevices();
        throw e;
      }
      before.ifPresent(_ -> watch.renewed(configuration.id()));
      launch(runner, directives);
    } catch (RuntimeException e) {
      before.ifPresent(
          lane ->
              launch(
                  runner(lane.runner().configuration(), lane.runner().open(), directives),
                  directives));
      throw e;
    }
  }

  private static void stop(Running lane) {
    lane.runner().stop();
    try {
      if (!lane.thread().join(STOP_WITHIN)) {
        throw new ClearanceException("the lane did not stop within " + STOP_WITHIN);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void setOpen(LaneId lane, boolean open, String by) {
    if (!store.setOpen(lane, open, by)) {
      throw new UnknownLaneException(lane);
    }
    get(lane).runner().setOpen(open);
  }

  @Override
  public Map<DeviceRole, DeviceReport> devices(LaneId lane) {
    return get(lane).runner().devices();
  }

  @Override
  public Optional<DeviceTest> test(LaneId lane, DeviceRole device, String by)
      throws InterruptedException {
    Optional<DeviceTest> result = get(lane).runner().test(device);
    result.ifPresent(test -> store.tested(lane, device, test.reachable(), by));
    return result;
  }

  @Override
  public boolean letOut(LaneId lane, String by) {
    boolean opened = get(lane).runner().letOut();
    store.letOut(lane, opened, by);
    return opened;
  }

  @Override
  public boolean forgetKey(LaneId lane, DeviceRole device, String by) {
    get(lane);
    return keys.forget(lane, device, by);
  }

  @Override
  public List<LaneView> board() {
    Authority authority = AuthorityContext.current();
    return running.entrySet().stream()
        .filter(entry -> entry.getKey().authority().equals(authority))
        .map(entry -> entry.getValue().runner().view())
        .sorted(Comparator.comparing(view -> view.configuration().id().code()))
        .toList();
  }

  @Override
  public Optional<LaneView> view(LaneId lane) {
    return Optional.ofNullable(running.get(key(lane))).map(found -> found.runner().view());
  }

  @Override
  public Directive awaitDirective(LaneId lane, long after, Duration atMost)
      throws InterruptedException {
    return get(lane).directives().await(after, atMost);
  }

  @Override
  public FrameOutcome submitFrame(
      LaneId lane, PassageId passage, String captureNonce, int number, byte[] frame) {
    return get(lane).runner().submitFrame(passage, captureNonce, number, frame);
  }

  @Override
  public LaneController controller(LaneId lane) {
    return get(lane).runner().controller();
  }

  @Override
  public List<EventFate> sensed(LaneId lane, String session, List<ControllerEvent> events) {
    LaneController controller = controller(lane);
    String boot = controller.boot(session);
    return events.stream().map(event -> sensed(lane, controller, session, boot, event)).toList();
  }

  private EventFate sensed(
      LaneId lane, LaneController controller, String session, String boot, ControllerEvent event) {
    // Recorded first: an event whose answer is lost comes again and must not be lost with it.
    boolean recorded =
        event.what() instanceof Sensed.AtGate(GateEvent.Type type)
            && store.sensed(
                lane,
                boot,
                event.number(),
                type.name(),
                controller.serverTime(event),
                event.fresh(controller.serverTime(event)));
    if (controller.tell(session, event)) {
      return EventFate.TAKEN;
    }
    if (recorded) {
      return EventFate.RECORDED;
    }
    return event.what() instanceof Sensed.Code && !event.fresh(controller.serverTime(event))
        ? EventFate.DROPPED
        : EventFate.KNOWN;
  }

  private Running get(LaneId lane) {
    Running found = running.get(key(lane));
    if (found == null) {
      throw new UnknownLaneException(lane);
    }
    return found;
  }

  private static Key key(LaneId lane) {
    return new Key(AuthorityContext.current(), lane);
  }

  @PreDestroy
  void stopAll() {
    running.values().forEach(lane -> lane.runner().stop());
    running.values().forEach(RunningLanes::stop);
  }
}
