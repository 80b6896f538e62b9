// SPDX-License-Identifier: Apache-2.0
package org.clearlane.enrollment;

import org.clearlane.biometrics.FaceTemplate;
import org.clearlane.kernel.TravellerId;

/**
 * A claim that a traveller's device has proved.
 *
 * @param document 32 hexadecimal digits, a keyed hash of the travel document
 * @param reference the face reference as rounded to int8
 * @param step the 30-second step that the device signed; with the credential it is used once
 */
public record QrClaim(
    CredentialId credential,
    TravellerId traveller,
    String document,
    FaceTemplate reference,
    long step) {}
