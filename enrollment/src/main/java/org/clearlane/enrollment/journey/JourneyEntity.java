// SPDX-License-Identifier: Apache-2.0
package org.clearlane.enrollment.journey;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.clearlane.enrollment.DepartureEligibility;
import org.clearlane.enrollment.FlightId;
import org.clearlane.enrollment.JourneyId;
import org.clearlane.enrollment.JourneyState;
import org.clearlane.kernel.TravellerId;
import org.jspecify.annotations.Nullable;

/** A journey token; what it knows is sealed under the journey's own key. */
@Entity
@Table(name = "journey", schema = "enrollment")
public class JourneyEntity {
  @Id
  @Column(name = "id")
  private UUID id = new UUID(0, 0);

  @Column(name = "flight")
  private UUID flight = new UUID(0, 0);

  @Enumerated(EnumType.STRING)
  @Column(name = "state")
  private JourneyState state = JourneyState.CHECKED_IN;

  @Enumerated(EnumType.STRING)
  @Column(name = "eligibility")
  private DepartureEligibility eligibility = DepartureEligibility.COUNTER;

  @Column(name = "pass_index")
  private byte @Nullable [] passIndex;

  @Column(name = "locator_index")
  private byte @Nullable [] locatorIndex;

  @Column(name = "sequence_index")
  private byte @Nullable [] sequenceIndex;

  /** Written by statements of its own: EclipseLink would bind a missing one as text. */
  @Column(name = "traveller", insertable = false, updatable = false)
  private @Nullable UUID traveller;

  @Column(name = "sealed_passenger")
  private byte @Nullable [] sealedPassenger;

  @Column(name = "model_id")
  private String modelId = "";

  @Column(name = "sealed_template")
  private byte @Nullable [] sealedTemplate;

  @Column(name = "sealed_image")
  private byte @Nullable [] sealedImage;

  @Column(name = "consent_text")
  private String consentText = "";

  @Column(name = "consented_at")
  private Instant consentedAt = Instant.EPOCH;

  @Column(name = "change")
  private long change;

  @Column(name = "created_at")
  private Instant createdAt = Instant.EPOCH;

  @Version
  @Column(name = "version")
  private long version;

  protected JourneyEntity() {}

  JourneyEntity(JourneyId id, Instant createdAt) {
    this.id = id.value();
    this.createdAt = createdAt;
  }

  JourneyId id() {
    return new JourneyId(id);
  }

  /** The key under which the journey is sealed. */
  TravellerId key() {
    return new TravellerId(id);
  }

  FlightId flight() {
    return new FlightId(flight);
  }

  JourneyState state() {
    return state;
  }

  DepartureEligibility eligibility() {
    return eligibility;
  }

  Optional<TravellerId> traveller() {
    return Optional.ofNullable(traveller).map(TravellerId::new);
  }

  Optional<byte[]> sealedPassenger() {
    return Optional.ofNullable(sealedPassenger).map(byte[]::clone);
  }

  String consentText() {
    return consentText;
  }

  Instant consentedAt() {
    return consentedAt;
  }

  String modelId() {
    return modelId;
  }

  Optional<byte[]> sealedTemplate() {
    return Optional.ofNullable(sealedTemplate).map(byte[]::clone);
  }

  Optional<byte[]> sealedImage() {
    return Optional.ofNullable(sealedImage).map(byte[]::clone);
  }

  long change() {
    return change;
  }

  /** Whether touchpoints find the face. */
  boolean findable() {
    return state == JourneyState.CHECKED_IN || state == JourneyState.BOARDED;
  }

  /** Is for the flight and the place in it that a boarding pass names. */
  void book(FlightId on, Indices indices, byte[] passenger) {
    flight = on.value();
    passIndex = indices.pass().clone();
    locatorIndex = indices.locator().clone();
    sequenceIndex = indices.sequence().clone();
    sealedPassenger = passenger.clone();
    change++;
  }

  void face(String model, byte[] template) {
    modelId = model;
    sealedTemplate = template.clone();
    change++;
  }

  void image(byte[] image) {
    sealedImage = image.clone();
  }

  void checkIn(DepartureEligibility decided, String text, Instant at) {
    state = JourneyState.CHECKED_IN;
    eligibility = decided;
    consentText = text;
    consentedAt = at;
    change++;
  }

  void decide(DepartureEligibility decided) {
    eligibility = decided;
  }

  void board() {
    state = JourneyState.BOARDED;
  }

  void offload() {
    state = JourneyState.OFFLOADED;
    change++;
  }

  /** Forgets what can be forgotten; the row itself goes when the key is gone. */
  void end() {
    state = JourneyState.ENDED;
    passIndex = null;
    locatorIndex = null;
    sequenceIndex = null;
    sealedPassenger = null;
    sealedTemplate = null;
    sealedImage = null;
    change++;
  }

  /**
   * Keyed hashes by which a journey is found.
   *
   * @param pass of flight, booking, sequence and name
   * @param locator of the booking
   * @param sequence of flight and sequence
   */
  @SuppressWarnings("ArrayRecordComponent") // used at once, never compared
  record Indices(byte[] pass, byte[] locator, byte[] sequence) {}
}
