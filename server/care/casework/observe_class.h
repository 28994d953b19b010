#pragma once
// A class teacher looks at the class: 无特别 unless marked. Only behaviour that anybody can see, no diagnosis.
#include <string>

#include "access/caller.h"
#include "api/casework.h"
#include "campaigns/screening.h"

namespace rongxin::casework {

/// What a sign of the catalogue says to an adult.
std::string sign_words(std::string_view sign, std::string_view language);

/// Everybody else of the class was 无特别. Who is marked "now", or with a sign of danger, also becomes an
/// alert, in the same transaction; where no psychologist reads the list of marked pupils, everybody does. Problems:
/// field_invalid (a sign that is none of the catalogue), not_found for a class or a student that is not the caller's.
Status observe_class(campaigns::Screening& screening, const access::Caller& caller, const api::observe_class::In& in);

/// The class with what was observed in the last 60 days, and what nobody has read yet. Problem not_found.
Result<api::ClassObservations> class_observations(campaigns::Screening& screening, const access::Caller& caller,
                                                  const api::read_class_observations::In& in);

/// One observation as list_observations and its like give it: views of their row.
struct ObservationRow {
  StudentId student;
  std::int64_t round_id, at_ms;
  std::string_view urgency, observer;
  BytesView sealed_words, wrapped_key;
};
ObservationRow observation_of(const auto& row) {
  return {row.student_id(),
          row.round_id(),
          row.observed_at_ms(),
          row.urgency(),
          row.observer().value_or(""),
          row.sealed_words(),
          row.wrapped_key().value_or(BytesView())};
}

api::Observation read_observation(campaigns::Screening& screening, const ObservationRow& row,
                                  std::string_view language);

/// What was observed of one student, newest first.
std::vector<api::Observation> observations_of(campaigns::Screening& screening, store::StaffTransaction& transaction,
                                              StudentId student, std::string_view language);

}  // namespace rongxin::casework
