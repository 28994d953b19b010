#pragma once
// Completion on the day itself: counts for everybody above a class, names for its own teachers.
#include <string>

#include "access/caller.h"
#include "campaigns/screening.h"

namespace rongxin::fieldwork {

/// A pupil in a campaign, as the outside names the two.
struct PupilKey {
  StudentId student;
  CampaignId campaign;
};

/// Counts below the caller's unit and how fresh they are (schema Board). Problems: not_found.
Result<std::string> read_board(campaigns::Screening& screening, const access::Caller& caller, CampaignId campaign,
                               std::string_view language);
/// The pupils of one class with their state (schema ClassDay), logged before they are given.
Result<std::string> read_class_day(campaigns::Screening& screening, const access::Caller& caller, CampaignId campaign,
                                   UnitId class_unit);
inline constexpr int unfinished_max = 2000;
/// Who has not finished, by class, the first `pupils_max` of them (schema Unfinished), logged before it is given.
Result<std::string> list_unfinished(campaigns::Screening& screening, const access::Caller& caller, CampaignId campaign,
                                    int pupils_max);

/// Why a pupil was away: leave, moved, device, other, or empty for nothing. Problems: not_found.
Status set_away(campaigns::Screening& screening, const access::Caller& caller, PupilKey pupil,
                std::string_view because);
/// A new code; the old one ends at once. Problems: not_found, conflict, already_finished.
Result<std::string> give_new_code(campaigns::Screening& screening, const access::Caller& caller, PupilKey pupil);
/// Two children answered with one code: this child gets a new code and a new sheet, the mixed one is
/// set aside and never read as a result; alerts stay. Problems: not_found, nothing_to_separate.
Result<std::string> separate_devices(campaigns::Screening& screening, const access::Caller& caller, PupilKey pupil);
/// Somebody else answered in this pupil's name: the same, without two devices; seats that were claimed for the pupil
/// are free. `attempt` is the one that the page showed, `because` one of child_says, somebody_admits, teacher_saw,
/// wrong_seat, other. Problems: not_found, nothing_to_set_aside, conflict (another attempt counts by now).
Result<std::string> set_sheet_aside(campaigns::Screening& screening, const access::Caller& caller, PupilKey pupil,
                                    int attempt, std::string_view because);
/// It was the pupil after all: within ten minutes, and while nobody has begun anew, the sheet counts as before and the
/// old code opens again. Problems: not_found, set_aside_final.
Status undo_set_aside(campaigns::Screening& screening, const access::Caller& caller, PupilKey pupil);

}  // namespace rongxin::fieldwork
