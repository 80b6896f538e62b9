// SPDX-License-Identifier: Apache-2.0
package org.clearlane.enrollment;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.clearlane.biometrics.GalleryName;
import org.clearlane.kernel.TravelDocument;
import org.clearlane.kernel.TravellerId;

/**
 * Populations of the current authority: groups below 100,000 whose members lanes identify by face
 * alone (1:N). Thread safe; each call is a transaction or joins one.
 *
 * <p>A place is taken at registration and never given twice, whoever registers at the same time. A
 * member is <em>active</em>, and in the population's gallery, while enrolled with consent to {@link
 * ConsentPurpose#CONTACTLESS_GROUP}, verified where the plan asks for it, within the dates, and not
 * suspended. What ends that takes the face out of the gallery before the call returns, once the
 * transaction has committed.
 */
public interface Populations {

  /** The most members that one page lists. */
  int MOST_LISTED = 500;

  /** Makes a population. */
  PopulationChange create(PopulationCode code, PopulationPlan plan, String by);

  /** Changes a plan; members that it no longer allows leave when they expire or are removed. */
  PopulationChange change(PopulationCode code, PopulationPlan plan, String by);

  /** No lane identifies its members any more, at once. */
  PopulationChange suspend(PopulationCode code, String by);

  /** Lanes identify its members again. */
  PopulationChange resume(PopulationCode code, String by);

  /** Removes a population with all its memberships; enrolments stay. */
  PopulationChange close(PopulationCode code, String by);

  Optional<Population> find(PopulationCode code);

  /** All of them, by code. */
  List<Population> list();

  /**
   * Members, by when they were registered.
   *
   * @param state only those in this state, or all
   * @param after only those behind this one, or from the first
   * @param limit 1 to {@value #MOST_LISTED}
   */
  List<Member> members(
      PopulationCode code, Optional<Member.State> state, Optional<MemberId> after, int limit);

  Optional<Member> member(PopulationCode code, MemberId member);

  /** An officer has looked at the member and vouches; nothing changes where that was done. */
  boolean verify(PopulationCode code, MemberId member, String by);

  /** Lanes do not identify the member any more, at once; the place stays taken. */
  boolean suspendMember(PopulationCode code, MemberId member, String by);

  boolean resumeMember(PopulationCode code, MemberId member, String by);

  /** Ends a membership and frees the place. */
  boolean remove(PopulationCode code, MemberId member, String by);

  /** In which populations the traveller has a place. */
  List<PopulationCode> of(TravellerId traveller);

  /** The traveller's places, by the population's code. */
  List<Membership> memberships(TravellerId traveller);

  /**
   * Whether the holder of this document could have a place now: on a roster, or in an open
   * population with room. Holds what room there is until the transaction ends.
   */
  Room room(TravelDocument document);

  /** Where active members are searched: the galleries of populations that are not suspended. */
  Set<GalleryName> galleries();

  /** Whether there is a place for somebody. */
  enum Room {
    /** There is, or there is a roster to wait for. */
    FREE,
    /** Every open population that would take the person is full. */
    FULL,
    /** No population takes the person. */
    NOT_ELIGIBLE
  }
}
