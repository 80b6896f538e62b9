// SPDX-License-Identifier: Apache-2.0
package org.clearlane.clearance;

import java.time.Instant;
import org.clearlane.biometrics.FaceQuality;
import org.clearlane.biometrics.FaceTemplate;
import org.clearlane.biometrics.PadVerdict;
import org.clearlane.enrollment.QrClaim;

/**
 * What a lane gathered about one traveller: who the traveller claims to be, and the proof.
 *
 * @param claim the genuine, redeemed QR claim
 * @param probe the live face, from the best frame of the capture
 * @param pad whether the capture looked like a presentation attack, and what follows
 * @param maximumFmr the lane's bound on false matches, 1e-6 to 1e-3
 * @param capturedAt when the last frame of the capture reached the server
 */
public record Evidence(
    LaneId lane,
    Direction direction,
    QrClaim claim,
    FaceTemplate probe,
    FaceQuality quality,
    PadVerdict pad,
    double maximumFmr,
    Instant capturedAt) {}
