// SPDX-License-Identifier: Apache-2.0
package org.clearlane.web.api;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;

/** Version 1 of the REST API. */
@ApplicationPath("/api/v1")
public class ApiApplication extends Application {}
