// SPDX-License-Identifier: Apache-2.0
package org.clearlane.web.api;

import jakarta.annotation.security.PermitAll;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.json.bind.annotation.JsonbNillable;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.CookieParam;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.NewCookie;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.io.InputStream;
import java.net.URI;
import java.time.Duration;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;
import org.clearlane.enrollment.ConsentForm;
import org.clearlane.enrollment.ConsentPurpose;
import org.clearlane.enrollment.Consents;
import org.clearlane.enrollment.EnrolmentOutcome;
import org.clearlane.enrollment.Guardian;
import org.clearlane.enrollment.IssuanceOutcome;
import org.clearlane.enrollment.Registration;
import org.clearlane.enrollment.RegistrationOutcome;
import org.clearlane.enrollment.RegistrationTicket;
import org.clearlane.enrollment.Registrations;
import org.clearlane.kernel.Authorities;
import org.clearlane.kernel.Authority;
import org.clearlane.kernel.AuthorityContext;
import org.clearlane.web.console.ConsoleSettings;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/**
 * What the traveller's app calls while somebody registers. A cookie that the page cannot read binds
 * a registration to the browser in which it was begun; it is not sent with another site's requests.
 */
@Path("registrations")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Registrations", description = "Travellers who register themselves, with their e-ID")
public class RegistrationsResource {
  static final String COOKIE = "clearlane-registration";

  /** Below the door: other addresses are not told of it. */
  private static final String COOKIE_PATH = "/api/v1/registrations";

  private static final int LONGEST_ANSWER = 4_000;

  private @Inject Authorities authorities;
  private @Inject Registrations registrations;
  private @Inject AddressRate rate;
  private @Context HttpServletRequest client;
  private @Context UriInfo address;
  private @CookieParam(COOKIE) @Nullable String cookie;

  /** An authority and what it lets travellers register for. */
  @Schema(name = "RegistrationOffer")
  public record OfferJson(
      @Schema(examples = "a") String authority,
      @Schema(examples = "Immigration Department") String name,
      @Schema(
              description = "E_ID: with the authority's e-ID provider; OFFICER: at a counter alone",
              enumeration = {"E_ID", "OFFICER"})
          String proofing,
      @Schema(examples = "CONTACTLESS_CHANNEL") List<String> services,
      @Schema(description = "Version of the consent texts", examples = "2026-11")
          String consentText) {}

  /** A registration to be begun. */
  @Schema(name = "RegistrationStart")
  public record StartJson(@Schema(examples = "a") @Nullable String authority) {}

  /** What of the document the e-ID named may be shown. */
  @Schema(name = "DocumentHint")
  public record DocumentHintJson(
      @Schema(examples = "UTO") String issuingState,
      @Schema(description = "The last three characters", examples = "36C") String numberEnd) {}

  /** Another authority of this port. */
  @Schema(name = "SecondAuthority")
  public record SecondAuthorityJson(
      @Schema(examples = "b") String code, @Schema(examples = "Border Inspection") String name) {}

  /** How far a registration has come. */
  @JsonbNillable(false)
  @Schema(name = "Registration")
  public record RegistrationJson(
      @Schema(examples = "a") String authority,
      @Schema(examples = "Immigration Department") String authorityName,
      @Schema(
              examples = "DOCUMENT",
              enumeration = {"PROOFING", "DOCUMENT", "PORTRAIT", "CONSENT", "COMPLETION", "DONE"})
          String step,
      @Nullable DocumentHintJson document,
      @Schema(description = "Whether the traveller is under 18") boolean guardianNeeded,
      @Schema(
              description = "Why the last proofing came to nothing",
              examples = "PROOFING_CANCELLED")
          @Nullable String fault,
      List<String> services,
      List<SecondAuthorityJson> secondAuthorities,
      @Schema(examples = "2026-11") String consentText,
      @Schema(examples = "2026-11-28T13:00:00Z") String expiresAt) {}

  /** Where the browser has to go. */
  @Schema(name = "ProofingAddress")
  public record AddressJson(
      @Schema(examples = "https://e-id.example/authorize?response_type=code&state=Zk3")
          String address) {}

  /** A travel document as it is printed. */
  @Schema(name = "RegistrationDocument")
  public record DocumentJson(
      @Schema(description = "The machine-readable zone, lines separated by a line feed")
          @Nullable String mrz) {}

  /** Whether a picture can be the reference. */
  @JsonbNillable(false)
  @Schema(name = "RegistrationPortrait")
  public record PortraitJson(
      boolean accepted,
      @Schema(description = "What to do, as at a lane", examples = "STEP_CLOSER")
          @Nullable String hint,
      @Nullable RegistrationJson registration) {}

  /** Who consents for a traveller under age. */
  @Schema(name = "Guardian")
  public record GuardianJson(
      @Schema(maxLength = 100, examples = "Anna Maria Eriksson") @Nullable String name,
      @Schema(enumeration = {"PARENT", "GUARDIAN"}) @Nullable String relationship) {}

  /** What the traveller agrees to. */
  @Schema(name = "RegistrationConsent")
  public record ConsentJson(
      @Schema(examples = "CONTACTLESS_CHANNEL") @Nullable List<String> purposes,
      @Schema(description = "Of the words that were shown", examples = "2026-11")
          @Nullable String textVersion,
      @Nullable GuardianJson guardian,
      @Schema(description = "For collaborative inspection alone", examples = "b")
          @Nullable String secondAuthority) {}

  /** The key of the device that will show the QR code. */
  @Schema(name = "RegistrationCompletion")
  public record CompletionJson(
      @Schema(description = "Public P-256 key as a JWK (RFC 7517)")
          @Nullable JsonObject deviceKey) {}

  @GET
  @Path("offers")
  @PermitAll
  @Operation(summary = "What travellers can register for, and with whom", operationId = "offers")
  public List<OfferJson> offers() {
    return authorities.all().stream()
        .filter(authorities::ready)
        .map(authority -> AuthorityContext.call(authority, () -> offer(authority)))
        .toList();
  }

  private OfferJson offer(Authority authority) {
    return new OfferJson(
        authority.code(),
        authorities.name(authority),
        registrations.offered() ? "E_ID" : "OFFICER",
        registrations.services().stream().map(ConsentPurpose::name).toList(),
        Consents.TEXT_VERSION);
  }

  @POST
  @PermitAll
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(
      summary = "Begin a registration",
      description = "Takes the place of one that this browser has not finished.",
      operationId = "beginRegistration")
  @RequestBody(
      content =
          @Content(
              schema = @Schema(implementation = StartJson.class),
              examples =
                  @ExampleObject(name = "With an authority", value = "{\"authority\":\"a\"}")))
  @APIResponse(
      responseCode = "201",
      description = "Begun; the cookie belongs to it",
      content = @Content(schema = @Schema(implementation = RegistrationJson.class)))
  @APIResponse(
      responseCode = "409",
      description = "The authority's officers enrol, not travellers themselves",
      content =
          @Content(
              mediaType = Problem.MEDIA_TYPE,
              schema = @Schema(implementation = Problem.class)))
  @APIResponse(
      responseCode = "429",
      description =
          "As many registrations are under way as may be, or as many have begun from this address",
      content =
          @Content(
              mediaType = Problem.MEDIA_TYPE,
              schema = @Schema(implementation = Problem.class)))
  public Response begin(StartJson start) {
    Optional<Duration> wait = rate.admit(client.getRemoteAddr());
    if (wait.isPresent()) {
      return PartnerRate.tooMany(wait.get());
    }
    Authority authority =
        authorities
            .byCode(Requests.member(Requests.body(start).authority(), "authority"))
            .filter(authorities::ready)
            .orElseThrow(
                () ->
                    new ProblemException(
                        Problem.of(ProblemType.UNPROCESSABLE)
                            .withDetail("authority is not one of this port")));
    held().ifPresent(it -> run(it, registrations::abandon));
    return AuthorityContext.call(
        authority,
        () -> {
          if (!registrations.offered()) {
            throw new ProblemException(Problem.of(ProblemType.NOT_OFFERED));
          }
          Held begun =
              new Held(
                  authority,
                  registrations.begin().orElseThrow(() -> problem(ProblemType.TOO_MANY_REQUESTS)));
          return Response.status(Response.Status.CREATED)
              .cookie(cookie(begun.text(), NewCookie.DEFAULT_MAX_AGE))
              .header("Cache-Control", "no-store")
              .entity(json(authority, registrations.current(begun.ticket()).orElseThrow()))
              .build();
        });
  }

  @GET
  @Path("current")
  @PermitAll
  @Operation(summary = "How far this browser's registration has come", operationId = "registration")
  @APIResponse(
      responseCode = "200",
      description = "How far it has come",
      content = @Content(schema = @Schema(implementation = RegistrationJson.class)))
  public Response current() {
    Held held = held().orElseThrow(RegistrationsResource::none);
    return inContext(
        held,
        ticket ->
            answer(
                json(
                    held.authority(),
                    registrations.current(ticket).orElseThrow(RegistrationsResource::none))));
  }

  @DELETE
  @Path("current")
  @PermitAll
  @Operation(
      summary = "Give a registration up",
      description = "Destroys what was entered. Whoever is enrolled stays so.",
      operationId = "abandonRegistration")
  @APIResponse(responseCode = "204", description = "Nothing is left of it")
  public Response abandon() {
    held().ifPresent(it -> run(it, registrations::abandon));
    return Response.noContent().cookie(cookie("", 0)).build();
  }

  @POST
  @Path("current/proofing")
  @PermitAll
  @Operation(
      summary = "Ask where to prove one's identity",
      description = "The browser goes to the address; the provider sends it back to the callback.",
      operationId = "proveIdentity")
  @APIResponse(
      responseCode = "200",
      description = "Where the browser has to go",
      content = @Content(schema = @Schema(implementation = AddressJson.class)))
  public Response prove() {
    Held held = held().orElseThrow(RegistrationsResource::none);
    return inContext(
        held,
        ticket ->
            switch (registrations.depart(ticket, callback())) {
              case Registrations.Departure.To(URI provider) ->
                  answer(new AddressJson(provider.toString()));
              case Registrations.Departure.ProviderUnavailable _ ->
                  throw new ProblemException(Problem.of(ProblemType.PROVIDER_UNAVAILABLE));
              case Registrations.Departure.Refused(RegistrationOutcome.Reason reason) ->
                  throw refused(reason);
            });
  }

  @GET
  @Path("callback")
  @PermitAll
  @Operation(
      summary = "Where the e-ID provider sends the browser",
      description = "Authorization response (RFC 6749, RFC 9207) in the query.",
      operationId = "proofingCallback")
  @APIResponse(responseCode = "303", description = "To the page, which asks what came of it")
  public Response callBack() {
    MultivaluedMap<String, String> query = address.getQueryParameters();
    Map<String, String> answer = new HashMap<>();
    query.forEach(
        (name, values) -> {
          if (values.size() == 1 && values.getFirst().length() <= LONGEST_ANSWER) {
            answer.put(name, values.getFirst());
          }
        });
    held().ifPresent(it -> run(it, ticket -> registrations.comeBack(ticket, answer, callback())));
    return Response.seeOther(base().resolve("/traveller/register.html"))
        .header("Cache-Control", "no-store")
        .build();
  }

  @PUT
  @Path("current/document")
  @PermitAll
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(
      summary = "Tell the travel document, which must be the one that the e-ID names",
      operationId = "registrationDocument")
  @RequestBody(
      content =
          @Content(
              schema = @Schema(implementation = DocumentJson.class),
              examples =
                  @ExampleObject(
                      name = "The ICAO specimen",
                      value =
                          """
                          {"mrz":"P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<\\nL898902C36UTO7408122F1204159ZE184226B<<<<<10"}
                          """)))
  @APIResponse(
      responseCode = "200",
      description = "Taken",
      content = @Content(schema = @Schema(implementation = RegistrationJson.class)))
  @APIResponse(
      responseCode = "409",
      description = "Another document than the e-ID names, or enrolled already",
      content =
          @Content(
              mediaType = Problem.MEDIA_TYPE,
              schema = @Schema(implementation = Problem.class)))
  public Response document(DocumentJson body) {
    String mrz = Requests.member(Requests.body(body).mrz(), "mrz");
    Held held = held().orElseThrow(RegistrationsResource::none);
    return step(held, registrations::document, Requests.document(mrz));
  }

  @PUT
  @Path("current/portrait")
  @PermitAll
  @Consumes({"image/jpeg", "image/png"})
  @Operation(
      summary = "Show a picture of the face",
      description =
          "JPEG or PNG of at most 8 MiB. One that can be the reference is kept, in place of an"
              + " earlier one; else the hint tells what to do.",
      operationId = "registrationPortrait")
  @APIResponse(
      responseCode = "200",
      description = "What became of it",
      content = @Content(schema = @Schema(implementation = PortraitJson.class)))
  public Response portrait(InputStream body) {
    byte[] image = Requests.bounded(Requests.body(body), Requests.LARGEST_IMAGE);
    Held held = held().orElseThrow(RegistrationsResource::none);
    RegistrationOutcome outcome =
        AuthorityContext.call(held.authority(), () -> registrations.portrait(held.ticket(), image));
    return outcome instanceof RegistrationOutcome.Advanced(Registration now)
        ? answer(new PortraitJson(true, null, json(held.authority(), now)))
        : answer(held, outcome);
  }

  @PUT
  @Path("current/consents")
  @PermitAll
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(summary = "Choose services and consent to each", operationId = "registrationConsents")
  @RequestBody(
      content =
          @Content(
              schema = @Schema(implementation = ConsentJson.class),
              examples =
                  @ExampleObject(
                      name = "A parent for a child",
                      value =
                          """
                          {"purposes":["CONTACTLESS_CHANNEL"],"textVersion":"2026-11",
                           "guardian":{"name":"Anna Maria Eriksson","relationship":"PARENT"}}
                          """)))
  @APIResponse(
      responseCode = "200",
      description = "Taken",
      content = @Content(schema = @Schema(implementation = RegistrationJson.class)))
  public Response consents(ConsentJson body) {
    ConsentForm form = form(Requests.body(body));
    Held held = held().orElseThrow(RegistrationsResource::none);
    return step(held, registrations::consent, form);
  }

  private static ConsentForm form(ConsentJson body) {
    List<String> names = Requests.member(body.purposes(), "purposes");
    Set<ConsentPurpose> purposes = EnumSet.noneOf(ConsentPurpose.class);
    return Requests.explained(
        () -> {
          names.forEach(
              name -> purposes.add(Requests.constant(ConsentPurpose.class, name, "purposes")));
          return new ConsentForm(
              purposes,
              Requests.member(body.textVersion(), "textVersion"),
              Optional.ofNullable(body.guardian()).map(RegistrationsResource::guardian),
              Optional.ofNullable(body.secondAuthority()));
        });
  }

  private static Guardian guardian(GuardianJson json) {
    return new Guardian(
        Requests.member(json.name(), "guardian.name").strip(),
        Requests.constant(
            Guardian.Relationship.class, json.relationship(), "guardian.relationship"));
  }

  @POST
  @Path("current/completion")
  @PermitAll
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(
      summary = "Enrol, and get the device's credential",
      description =
          "Asked again, nobody is enrolled again: the newest credential takes the place of the"
              + " others.",
      operationId = "completeRegistration")
  @RequestBody(
      content =
          @Content(
              schema = @Schema(implementation = CompletionJson.class),
              examples =
                  @ExampleObject(
                      name = "A device's key",
                      value =
                          """
                          {"deviceKey":{"kty":"EC","crv":"P-256",
                             "x":"f83OJ3D2xF1Bg8vub9tLe1gHMzV76e8Tus9uPHvRVEU",
                             "y":"x_FEzRu9m36HLN_tue659LNpXW6pCyStikYjKIWI5a0"}}
                          """)))
  @APIResponse(
      responseCode = "201",
      description = "Enrolled, with a credential",
      content =
          @Content(schema = @Schema(implementation = CredentialsResource.CredentialJson.class)))
  public Response complete(CompletionJson body) {
    String key = Requests.member(Requests.body(body).deviceKey(), "deviceKey").toString();
    Held held = held().orElseThrow(RegistrationsResource::none);
    return step(held, registrations::complete, key);
  }

  @GET
  @Path("keys/{authority}")
  @PermitAll
  @Operation(
      summary = "The authority's public keys, for its e-ID provider",
      description = "A JWK set (RFC 7517): one to check client assertions, one to encrypt to.",
      operationId = "registrationKeys")
  @APIResponse(
      responseCode = "200",
      description = "The keys",
      content = @Content(schema = @Schema(type = SchemaType.OBJECT)))
  public Response keys(@PathParam("authority") String code) {
    Authority authority =
        authorities
            .byCode(code)
            .filter(authorities::ready)
            .orElseThrow(() -> new ProblemException(Problem.of(ProblemType.NOT_FOUND)));
    return Response.ok(AuthorityContext.call(authority, registrations::publicKeys))
        .header("Cache-Control", "max-age=60")
        .build();
  }

  /** The registration of this browser, which its cookie names. */
  private record Held(Authority authority, RegistrationTicket ticket) {
    String text() {
      return authority + "." + ticket.text();
    }
  }

  private Optional<Held> held() {
    String text = cookie;
    if (text == null) {
      return Optional.empty();
    }
    int dot = text.indexOf('.');
    try {
      return dot < 1
          ? Optional.empty()
          : authorities
              .byCode(text.substring(0, dot))
              .filter(authorities::ready)
              .map(it -> new Held(it, RegistrationTicket.of(text.substring(dot + 1))));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static ProblemException none() {
    return new ProblemException(Problem.of(ProblemType.NOT_FOUND));
  }

  private static <T> T inContext(Held held, Function<RegistrationTicket, T> what) {
    return AuthorityContext.call(held.authority(), () -> what.apply(held.ticket()));
  }

  private static void run(Held held, Consumer<RegistrationTicket> what) {
    AuthorityContext.run(held.authority(), () -> what.accept(held.ticket()));
  }

  private <T> Response step(
      Held held, BiFunction<RegistrationTicket, T, RegistrationOutcome> step, T what) {
    return answer(
        held, AuthorityContext.call(held.authority(), () -> step.apply(held.ticket(), what)));
  }

  private Response answer(Held held, RegistrationOutcome outcome) {
    return switch (outcome) {
      case RegistrationOutcome.Advanced(Registration now) -> answer(json(held.authority(), now));
      case RegistrationOutcome.NotUsable(var hint) ->
          answer(new PortraitJson(false, hint.map(Enum::name).orElse(null), null));
      case RegistrationOutcome.Completed(IssuanceOutcome.Issued issued) ->
          Response.status(Response.Status.CREATED)
              .header("Cache-Control", "no-store")
              .entity(CredentialsResource.CredentialJson.of(held.authority(), issued))
              .build();
      case RegistrationOutcome.Refused(RegistrationOutcome.Reason reason) -> throw refused(reason);
    };
  }

  private static ProblemException refused(RegistrationOutcome.Reason reason) {
    return switch (reason) {
      case UNKNOWN -> none();
      case BUSY -> problem(ProblemType.TOO_MANY_REQUESTS);
      case DOCUMENT_EXPIRED ->
          new ProblemException(
              Problem.of(ProblemType.DOCUMENT_NOT_ACCEPTED)
                  .withCode(EnrolmentOutcome.Reason.EXPIRED));
      case NOT_READY -> problem(ProblemType.UNAVAILABLE);
      case NOT_NOW -> problem(ProblemType.NOT_NOW);
      case DOCUMENT_DIFFERS -> problem(ProblemType.DOCUMENT_DIFFERS);
      case DOCUMENT_ALREADY_ENROLLED -> problem(ProblemType.DOCUMENT_ALREADY_ENROLLED);
      case UNDER_REVIEW -> problem(ProblemType.UNDER_REVIEW);
      case SAME_PERSON -> problem(ProblemType.PERSON_ALREADY_ENROLLED);
      case CONSENT_MISSING -> problem(ProblemType.CONSENT_MISSING);
      case CONSENT_TEXT_OUTDATED -> problem(ProblemType.CONSENT_TEXT_OUTDATED);
      case GUARDIAN_MISSING -> problem(ProblemType.GUARDIAN_MISSING);
      case COUNTERPART_MISSING -> problem(ProblemType.COUNTERPART_MISSING);
      case SERVICE_NOT_OFFERED ->
          new ProblemException(
              Problem.of(ProblemType.UNPROCESSABLE)
                  .withDetail("purposes names a service that is not offered"));
      case POPULATION_FULL -> problem(ProblemType.POPULATION_FULL);
      case BAD_DEVICE_KEY -> problem(ProblemType.DEVICE_KEY_REJECTED);
    };
  }

  private static ProblemException problem(ProblemType type) {
    return new ProblemException(Problem.of(type));
  }

  private RegistrationJson json(Authority authority, Registration now) {
    return new RegistrationJson(
        authority.code(),
        authorities.name(authority),
        now.step().name(),
        now.document()
            .map(it -> new DocumentHintJson(it.issuingState(), it.numberEnd()))
            .orElse(null),
        now.guardianNeeded(),
        now.fault().map(Enum::name).orElse(null),
        registrations.services().stream().map(ConsentPurpose::name).toList(),
        authorities.all().stream()
            .filter(it -> !it.equals(authority))
            .map(it -> new SecondAuthorityJson(it.code(), authorities.name(it)))
            .toList(),
        Consents.TEXT_VERSION,
        now.expiresAt().toString());
  }

  private static Response answer(Object entity) {
    return Response.ok(entity).header("Cache-Control", "no-store").build();
  }

  private URI base() {
    String configured = ConsoleSettings.TRAVELLER_URL.get();
    return configured.isEmpty() ? address.getBaseUri() : URI.create(configured);
  }

  private URI callback() {
    return base().resolve(COOKIE_PATH + "/callback");
  }

  private NewCookie cookie(String value, int maxAge) {
    return new NewCookie.Builder(COOKIE)
        .value(value)
        .path(COOKIE_PATH)
        .maxAge(maxAge)
        .httpOnly(true)
        .secure("https".equals(base().getScheme()))
        .sameSite(NewCookie.SameSite.LAX)
        .build();
  }
}
