// SPDX-License-Identifier: Apache-2.0
package org.clearlane.biometrics.attack;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.clearlane.biometrics.CapturedFrame;
import org.clearlane.biometrics.PadPolicy;
import org.clearlane.biometrics.PadVerdict;
import org.clearlane.biometrics.PresentationAttackDetector;
import org.clearlane.kernel.Authority;
import org.clearlane.kernel.AuthorityContext;

/** A detector for each authority: none remembers another's travellers. */
final class AuthorityDetectors implements PresentationAttackDetector {
  private final PadPolicy policy;
  private final PadLimits limits;
  private final Map<Authority, PresentationAttackDetector> detectors = new ConcurrentHashMap<>();

  AuthorityDetectors(PadPolicy policy, PadLimits limits) {
    this.policy = policy;
    this.limits = limits;
  }

  @Override
  public PadVerdict judge(List<CapturedFrame> frames) {
    return detectors
        .computeIfAbsent(AuthorityContext.current(), _ -> new VotingDetector(policy, limits))
        .judge(frames);
  }
}
