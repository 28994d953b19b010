#pragma once
// 我有些担心: any adult of the school says what was seen; the psychologist gets it as an alert, in the
// same transaction. The adult learns afterwards only whether somebody is on it.
#include <string>

#include "access/caller.h"
#include "alerts/raise_alert.h"
#include "api/casework.h"
#include "campaigns/screening.h"
#include "casework/alert_key.h"

namespace rongxin::casework {

struct ConcernToRaise {
  StudentId student;
  std::string urgency;   ///< now, today, this_week
  std::string words;     ///< what was seen; kept sealed under the student's key
  bool by_sign = false;  ///< the sign that was seen says how urgent, not the adult
};

/// Name of the signal of a concern that a sign of the class observation raised by itself.
inline constexpr std::string_view observed_sign = "observed_sign";

alerts::Tier tier_of_urgency(std::string_view urgency);
std::string_view urgency_of_tier(std::int64_t tier);

/// A row of list_concern_subjects or list_class.
api::SeatedStudent seated_student(const auto& row) {
  return {.id = row.student_id(), .name = row.name(), .class_name = row.class_name(), .seat = row.seat_no()};
}

/// Whether a psychology teacher works for a unit today and is back within days: who else could read what is told.
bool psychologist_reads(store::StaffTransaction& transaction, UnitId unit, const Clock& clock);

/// The signal of a concern, sealed. The same adult's same words within ten minutes are one concern.
/// Nothing for a student whose key has been destroyed.
std::optional<alerts::SealedSignal> seal_concern(campaigns::Screening& screening, const access::Caller& caller,
                                                 const ConcernToRaise& concern);

/// Problems: not_found (a student who is not in the caller's sight), too_many_concerns (twenty a day of those that
/// can wait; what is urgent is never counted).
Status raise_concern(campaigns::Screening& screening, const access::Caller& caller, const api::raise_concern::In& in);

/// The page of an alert is being read: logged, and the concerns in it have been seen.
Status log_alert_read(campaigns::Screening& screening, const access::Caller& caller, const AlertKey& key);

/// Students about whom the caller may voice a concern, fifty at most.
Result<api::ConcernSubjects> concern_subjects(campaigns::Screening& screening, const access::Caller& caller,
                                              const api::list_concern_subjects::In& in);

/// The caller's own concerns of the last 60 days and whether somebody is on them.
Result<api::MyConcerns> my_concerns(campaigns::Screening& screening, const access::Caller& caller,
                                    const api::list_my_concerns::In& in);

}  // namespace rongxin::casework
