#pragma once
// Completion on the day itself: counts for everybody above a class, names for its own teachers.
#include "access/caller.h"
#include "api/fieldwork.h"
#include "campaigns/screening.h"

namespace rongxin::fieldwork {

/// A pupil in a campaign, as the outside names the two.
struct PupilKey {
  StudentId student;
  CampaignId campaign;
};

/// Counts below the caller's unit and how fresh they are. Problems: not_found.
Result<api::Board> read_board(campaigns::Screening& screening, const access::Caller& caller,
                              const api::read_board::In& in);
/// The pupils of one class with their state. Problems: not_found.
Result<api::ClassDay> read_class_day(campaigns::Screening& screening, const access::Caller& caller,
                                     const api::read_class_day::In& in);
/// Who has not finished, by class. Problems: not_found.
Result<api::Unfinished> list_unfinished(campaigns::Screening& screening, const access::Caller& caller,
                                        const api::list_unfinished::In& in);

/// Why a pupil was away. Problems: not_found.
Status set_away(campaigns::Screening& screening, const access::Caller& caller, const api::set_away::In& in);
/// A new code; the old one ends at once. Problems: not_found, conflict, already_finished.
Result<api::NewCode> give_new_code(campaigns::Screening& screening, const access::Caller& caller,
                                   const api::give_new_code::In& in);
/// Two children answered with one code: this child gets a new code and a new sheet, the mixed one is
/// set aside and never read as a result; alerts stay. Problems: not_found, nothing_to_separate.
Result<api::NewCode> separate_devices(campaigns::Screening& screening, const access::Caller& caller,
                                      const api::separate_devices::In& in);
/// Somebody else answered in this pupil's name: the same, without two devices; seats that were claimed for the pupil
/// are free. Problems: not_found, nothing_to_set_aside, conflict (another attempt counts by now).
Result<api::NewCode> set_sheet_aside(campaigns::Screening& screening, const access::Caller& caller,
                                     const api::set_sheet_aside::In& in);
/// It was the pupil after all: within ten minutes, and while nobody has begun anew, the sheet counts as before and the
/// old code opens again. Problems: not_found, set_aside_final.
Status undo_set_aside(campaigns::Screening& screening, const access::Caller& caller, const api::undo_set_aside::In& in);

}  // namespace rongxin::fieldwork
