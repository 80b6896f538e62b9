// SPDX-License-Identifier: Apache-2.0
package org.clearlane.demo;

import java.net.URI;

/**
 * A relying party as the e-ID provider knows it.
 *
 * @param clientId its name at the provider
 * @param redirectUri the one address to which people are sent back, compared character by character
 * @param jwksUri where its public keys are: the ES256 one that it signs its client assertions with,
 *     and the RSA one ({@code "use":"enc"}) that user information is encrypted to
 */
public record EidClient(String clientId, URI redirectUri, URI jwksUri) {}
