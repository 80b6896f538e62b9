// SPDX-License-Identifier: Apache-2.0
package org.clearlane.web.console.population;

import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.annotation.ManagedProperty;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.clearlane.biometrics.FaceIdentifier;
import org.clearlane.biometrics.IdentificationPolicy;
import org.clearlane.enrollment.Member;
import org.clearlane.enrollment.MemberId;
import org.clearlane.enrollment.PopulationChange;
import org.clearlane.enrollment.PopulationCode;
import org.clearlane.enrollment.PopulationPlan;
import org.clearlane.enrollment.Populations;
import org.clearlane.web.console.Officer;
import org.clearlane.web.console.Texts;
import org.jspecify.annotations.Nullable;

/** All populations, and one that is looked at closely. */
@Named
@RequestScoped
public class GroupDesk {
  private static final int SHOWN = 100;

  private @Inject Populations populations;
  private @Inject FaceIdentifier identifier;
  private @Inject Officer officer;
  private @Inject Texts texts;

  @Inject
  @ManagedProperty("#{param.group}")
  private String group;

  @Inject
  @ManagedProperty("#{param.show}")
  private String show;

  private @Nullable List<GroupLine> groups;
  private @Nullable List<MemberLine> members;
  private int planned = 20_000;

  public List<GroupLine> getGroups() {
    if (groups == null) {
      LocalDate today = LocalDate.now(ZoneId.systemDefault());
      groups = populations.list().stream().map(it -> GroupLine.of(it, today)).toList();
    }
    return groups;
  }

  /** The population that is looked at; null if none is. */
  public @Nullable GroupLine getChosen() {
    return getGroups().stream().filter(it -> it.code().equals(group)).findFirst().orElse(null);
  }

  private Optional<PopulationCode> code() {
    return Optional.ofNullable(getChosen()).map(it -> new PopulationCode(it.code()));
  }

  /** The states that the list of members can be narrowed to. */
  public List<Member.State> getStates() {
    return Arrays.asList(Member.State.values());
  }

  /** The state that the list is narrowed to; empty for all. */
  public String getShow() {
    return getStates().stream()
        .map(Enum::name)
        .filter(it -> it.equals(show))
        .findFirst()
        .orElse("");
  }

  public List<MemberLine> getMembers() {
    if (members == null) {
      Optional<Member.State> state =
          getShow().isEmpty() ? Optional.empty() : Optional.of(Member.State.valueOf(getShow()));
      members =
          code().stream()
              .flatMap(it -> populations.members(it, state, Optional.empty(), SHOWN).stream())
              .map(MemberLine::of)
              .toList();
    }
    return members;
  }

  public int getShown() {
    return SHOWN;
  }

  public void verify(String member) {
    changed(code().map(it -> populations.verify(it, MemberId.of(member), officer.getName())));
  }

  public void suspend(String member) {
    changed(
        code().map(it -> populations.suspendMember(it, MemberId.of(member), officer.getName())));
  }

  public void resume(String member) {
    changed(code().map(it -> populations.resumeMember(it, MemberId.of(member), officer.getName())));
  }

  public void remove(String member) {
    changed(code().map(it -> populations.remove(it, MemberId.of(member), officer.getName())));
  }

  /** No lane identifies the members any more. */
  public void suspendGroup() {
    changed(code().map(it -> populations.suspend(it, officer.getName()) == PopulationChange.DONE));
  }

  /** Lanes identify the members again; for administrators. */
  public void resumeGroup() {
    if (officer.isAdministrator()) {
      changed(code().map(it -> populations.resume(it, officer.getName()) == PopulationChange.DONE));
    }
  }

  private void changed(Optional<Boolean> done) {
    if (!done.orElse(false)) {
      texts.error("", "groups.gone");
    }
    groups = null;
    members = null;
  }

  /** What to expect today, when all places are active, and at a size of the officer's choice. */
  public List<ExpectationLine> getExpectations() {
    GroupLine chosen = getChosen();
    if (chosen == null) {
      return List.of();
    }
    List<ExpectationLine> lines = new ArrayList<>();
    lines.add(expectation("today", Math.max(1, chosen.active())));
    lines.add(expectation("full", chosen.capacity()));
    lines.add(expectation("planned", planned));
    return lines;
  }

  private ExpectationLine expectation(String key, long size) {
    return ExpectationLine.of(
        key, size, identifier.expectation(size, IdentificationPolicy.DEFAULT));
  }

  /** How many can be searched at the default rate. */
  public long getMostSupported() {
    return Math.min(
        PopulationPlan.MOST_MEMBERS, identifier.mostReferences(IdentificationPolicy.DEFAULT));
  }

  public int getPlanned() {
    return planned;
  }

  public void setPlanned(int planned) {
    this.planned = Math.clamp(planned, 1, PopulationPlan.MOST_MEMBERS);
  }
}
