// SPDX-License-Identifier: Apache-2.0
package org.clearlane.clearance;

import java.time.Instant;
import org.clearlane.biometrics.FaceQuality;
import org.clearlane.biometrics.FaceTemplate;
import org.clearlane.biometrics.Liveness;
import org.clearlane.enrollment.QrClaim;

/**
 * What a lane gathered about one traveller: who the traveller claims to be, and the proof.
 *
 * @param claim the genuine, redeemed QR claim
 * @param probe the live face
 * @param liveness advisory
 * @param maximumFmr the lane's bound on false matches, 1e-6 to 1e-3
 * @param capturedAt when the frame reached the server
 */
public record Evidence(
    LaneId lane,
    Direction direction,
    QrClaim claim,
    FaceTemplate probe,
    FaceQuality quality,
    Liveness liveness,
    double maximumFmr,
    Instant capturedAt) {}
