// SPDX-License-Identifier: Apache-2.0
package org.clearlane.biometrics.gallery;

/** What all galleries of a server share. */
record Scanning(ScanKernel kernel, ScanThreads threads, RowStore.Factory stores) {}
