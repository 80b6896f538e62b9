// SPDX-License-Identifier: Apache-2.0
package org.clearlane.web.console.population;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.annotation.ManagedProperty;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.clearlane.enrollment.Population;
import org.clearlane.enrollment.PopulationChange;
import org.clearlane.enrollment.PopulationCode;
import org.clearlane.enrollment.PopulationPlan;
import org.clearlane.enrollment.PopulationPlan.Admission;
import org.clearlane.enrollment.Populations;
import org.clearlane.web.console.Officer;
import org.clearlane.web.console.Texts;

/** The form that makes a population or changes its plan; for administrators. */
@Named
@RequestScoped
public class GroupForm {
  private @Inject Populations populations;
  private @Inject Officer officer;
  private @Inject Texts texts;

  @Inject
  @ManagedProperty("#{param.group}")
  private String asked;

  private String code = "";
  private String name = "";
  private String owner = "";
  private String admission = Admission.ROSTER.name();
  private int capacity = PopulationPlan.MOST_MEMBERS;
  private String validFrom = "";
  private String validUntil = "";
  private int minimumAge;
  private String issuingStates = "";
  private boolean preVerified = true;
  private boolean saved;
  private String problem = "";

  @PostConstruct
  void read() {
    LocalDate today = LocalDate.now(ZoneId.systemDefault());
    validFrom = today.toString();
    validUntil = today.plusYears(1).toString();
    known().ifPresent(this::take);
  }

  private Optional<Population> known() {
    try {
      return asked == null || asked.isEmpty()
          ? Optional.empty()
          : populations.find(new PopulationCode(asked));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private void take(Population population) {
    PopulationPlan plan = population.plan();
    code = population.code().value();
    name = plan.name();
    owner = plan.owner().orElse("");
    admission = plan.admission().name();
    capacity = plan.capacity();
    validFrom = plan.validFrom().toString();
    validUntil = plan.validUntil().toString();
    minimumAge = plan.minimumAge();
    issuingStates = plan.issuingStates().stream().sorted().collect(Collectors.joining(" "));
    preVerified = plan.preVerified();
  }

  /** Makes or changes the population, or says what has to be put right. */
  public void save() {
    saved = false;
    problem = "";
    if (!officer.isAdministrator()) {
      return; // the form is not shown; the request was made by hand
    }
    try {
      PopulationCode wanted = new PopulationCode(code.strip());
      PopulationPlan plan = plan();
      PopulationChange change = populations.create(wanted, plan, officer.getName());
      if (change == PopulationChange.EXISTS) {
        change = populations.change(wanted, plan, officer.getName());
      }
      saved = change == PopulationChange.DONE;
      problem = saved ? "" : texts.get("group.toomany");
    } catch (IllegalArgumentException e) {
      problem = texts.get("group.refused") + " " + e.getMessage();
    } catch (DateTimeParseException e) {
      problem = texts.get("group.dates");
    }
  }

  private PopulationPlan plan() {
    return new PopulationPlan(
        name.strip(),
        Optional.of(owner.strip()).filter(it -> !it.isEmpty()),
        Admission.valueOf(admission),
        capacity,
        LocalDate.parse(validFrom.strip()),
        LocalDate.parse(validUntil.strip()),
        minimumAge,
        issuingStates.isBlank()
            ? Set.of()
            : Set.copyOf(
                Arrays.asList(issuingStates.strip().toUpperCase(Locale.ROOT).split("[ ,]+"))),
        preVerified);
  }

  /** Whether a population is changed, not made. */
  public boolean isChange() {
    return asked != null && !asked.isEmpty();
  }

  public List<Admission> getAdmissions() {
    return Arrays.asList(Admission.values());
  }

  public boolean isSaved() {
    return saved;
  }

  public String getProblem() {
    return problem;
  }

  public String getCode() {
    return code;
  }

  public void setCode(String code) {
    this.code = code;
  }

  public String getName() {
    return name;
  }

  public void setName(String name) {
    this.name = name;
  }

  public String getOwner() {
    return owner;
  }

  public void setOwner(String owner) {
    this.owner = owner;
  }

  public String getAdmission() {
    return admission;
  }

  public void setAdmission(String admission) {
    this.admission = admission;
  }

  public int getCapacity() {
    return capacity;
  }

  public void setCapacity(int capacity) {
    this.capacity = capacity;
  }

  public String getValidFrom() {
    return validFrom;
  }

  public void setValidFrom(String validFrom) {
    this.validFrom = validFrom;
  }

  public String getValidUntil() {
    return validUntil;
  }

  public void setValidUntil(String validUntil) {
    this.validUntil = validUntil;
  }

  public int getMinimumAge() {
    return minimumAge;
  }

  public void setMinimumAge(int minimumAge) {
    this.minimumAge = minimumAge;
  }

  public String getIssuingStates() {
    return issuingStates;
  }

  public void setIssuingStates(String issuingStates) {
    this.issuingStates = issuingStates;
  }

  public boolean isPreVerified() {
    return preVerified;
  }

  public void setPreVerified(boolean preVerified) {
    this.preVerified = preVerified;
  }
}
