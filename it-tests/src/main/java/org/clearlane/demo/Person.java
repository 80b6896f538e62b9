// SPDX-License-Identifier: Apache-2.0
package org.clearlane.demo;

import org.clearlane.demo.Faces.Face;

/** An enrolled traveller of the demonstration with the phone. */
record Person(String traveller, Face face, Wallet wallet) {}
