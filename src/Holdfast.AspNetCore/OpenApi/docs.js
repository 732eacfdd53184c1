"use strict";

// The validator badge would call an outside host.
SwaggerUIBundle({ url: "openapi/v1.json", dom_id: "#swagger-ui", deepLinking: true, validatorUrl: null });
