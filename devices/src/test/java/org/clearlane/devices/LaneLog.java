// SPDX-License-Identifier: Apache-2.0
package org.clearlane.devices;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Writes down what happens in a lane. */
public final class LaneLog implements LaneListener {
  private final List<ScannedCode> codes = new CopyOnWriteArrayList<>();
  private final List<ScannedDocument> documents = new CopyOnWriteArrayList<>();
  private final List<GateEvent.Type> events = new CopyOnWriteArrayList<>();
  private final List<DeviceStatus> changes = new CopyOnWriteArrayList<>();

  @Override
  public void codeRead(ScannedCode code) {
    codes.add(code);
  }

  @Override
  public void documentRead(ScannedDocument document) {
    documents.add(document);
  }

  @Override
  public void gateChanged(GateEvent event) {
    events.add(event.type());
  }

  @Override
  public void deviceChanged(DeviceStatus status) {
    changes.add(status);
  }

  public List<String> codes() {
    return codes.stream().map(ScannedCode::text).toList();
  }

  /** The documents that were read, each with its lines joined by LF. */
  public List<String> documents() {
    return documents.stream().map(ScannedDocument::text).toList();
  }

  public List<GateEvent.Type> events() {
    return List.copyOf(events);
  }

  public long count(GateEvent.Type type) {
    return events.stream().filter(type::equals).count();
  }

  public List<LinkState> states(DeviceRole role) {
    return changes.stream().filter(c -> c.role() == role).map(DeviceStatus::state).toList();
  }
}
