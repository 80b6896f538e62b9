// SPDX-License-Identifier: Apache-2.0
package org.clearlane.clearance.lane;

import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import org.clearlane.biometrics.FaceMatcher;
import org.clearlane.biometrics.FingerprintMatcher;
import org.clearlane.biometrics.FingerprintPolicy;
import org.clearlane.biometrics.PresentationAttackDetector;
import org.clearlane.clearance.Inspector;
import org.clearlane.clearance.LaneChanged;
import org.clearlane.clearance.alarm.GateAlarms;
import org.clearlane.clearance.passage.PassageJournal;
import org.clearlane.devices.LaneDevices;
import org.clearlane.enrollment.Credentials;
import org.clearlane.enrollment.Enrollments;

/** What every lane's runner works with. */
@Dependent
class LaneTools {
  @Inject PassageJournal journal;
  @Inject LaneStore store;
  @Inject GateAlarms alarms;
  @Inject Credentials credentials;
  @Inject Inspector inspector;
  @Inject Enrollments enrollments;
  @Inject FaceMatcher faces;
  @Inject FingerprintMatcher fingers;
  @Inject FingerprintPolicy fingerRule;
  @Inject PresentationAttackDetector attacks;
  @Inject LaneDevices devices;
  @Inject StoredChannelKeys channelKeys;
  @Inject LaneMeters meters;
  @Inject Event<LaneChanged> laneChanged;
}
