package io.github.hivebolt.app.rest;

import org.eclipse.microprofile.openapi.annotations.Components;
import org.eclipse.microprofile.openapi.annotations.OpenAPIDefinition;
import org.eclipse.microprofile.openapi.annotations.enums.SecuritySchemeType;
import org.eclipse.microprofile.openapi.annotations.info.Info;
import org.eclipse.microprofile.openapi.annotations.info.License;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityScheme;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What {@code /openapi} says about the interface as a whole. */
@OpenAPIDefinition(
        info =
                @Info(
                        title = "Hivebolt",
                        version = "v1",
                        description =
                                "A gateway between the Hive blockchain and the Lightning Network. Times are RFC 3339"
                                        + " in UTC. Amounts of HIVE and HBD are strings with three decimals, sats are integers,"
                                        + " fields named ...Msat are strings. What is unknown is absent, never null. Errors are"
                                        + " application/problem+json (RFC 9457) with a code.",
                        license =
                                @License(name = "Apache-2.0", url = "https://www.apache.org/licenses/LICENSE-2.0.txt")),
        tags = {
            @Tag(name = ApiDescription.PUBLIC, description = "For everybody."),
            @Tag(name = ApiDescription.PROGRAMS, description = "For programs with an API key."),
            @Tag(name = ApiDescription.OPERATOR, description = "For the operator: HTTP Basic, user admin.")
        },
        components =
                @Components(
                        responses =
                                @APIResponse(
                                        name = ApiDescription.PROBLEM,
                                        description = "What is wrong and what to do",
                                        content =
                                                @Content(
                                                        mediaType = "application/problem+json",
                                                        schema = @Schema(implementation = ApiDescription.Problem.class),
                                                        examples =
                                                                @ExampleObject(
                                                                        name = "problem",
                                                                        value = ApiDescription.EXAMPLE)))))
@SecurityScheme(
        securitySchemeName = ApiDescription.KEY,
        type = SecuritySchemeType.HTTP,
        scheme = "bearer",
        description = "An API key that the operator made with POST /admin/keys.")
@SecurityScheme(
        securitySchemeName = ApiDescription.ADMIN,
        type = SecuritySchemeType.HTTP,
        scheme = "basic",
        description = "User admin. The password is in the configuration or in the file admin-password of the data"
                + " directory.")
public final class ApiDescription {
    /** The tag of what everybody may ask. */
    public static final String PUBLIC = "public";

    /** The tag of what only the operator may ask. */
    public static final String OPERATOR = "operator";

    /** The tag of what needs an API key. */
    public static final String PROGRAMS = "programs";

    /** The name of the security scheme of API keys. */
    public static final String KEY = "key";

    /** The name of the answer to what went wrong. */
    public static final String PROBLEM = "Problem";

    static final String EXAMPLE = "{\"type\":\"about:blank\",\"title\":\"Unprocessable Content\",\"status\":422,"
            + "\"code\":\"AMOUNT_TOO_SMALL\",\"detail\":\"The amount is too small.\"}";

    /** The name of the security scheme. */
    public static final String ADMIN = "admin";

    private ApiDescription() {}

    /**
     * An error answer, for the description only.
     *
     * @param type always {@code about:blank}
     * @param title what the status means
     * @param status HTTP status
     * @param code for programs
     * @param detail one sentence for people
     */
    @Schema(name = "Problem", description = "RFC 9457; code tells programs what is wrong, detail tells people.")
    public record Problem(String type, String title, int status, String code, String detail) {}
}
