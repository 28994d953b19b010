#pragma once
// A sheet about a student: who may write it, what is kept of it, what it raises.
#include <string>

#include "access/caller.h"
#include "api/informants.h"
#include "campaigns/answer_set.h"
#include "campaigns/screening.h"

namespace rongxin::informants {

struct SheetKey {
  StudentId student;
  CampaignId campaign;
  std::string instrument;
};

/// An instrument that a campaign asks of teachers or guardians.
struct Asked {
  std::shared_ptr<const campaigns::CompiledCampaign> campaign;
  const campaigns::CampaignInstrument* instrument = nullptr;
  const psychometrics::Instrument& source() const { return instrument->compiled.source; }
};
std::optional<Asked> find_asked(const campaigns::Screening& screening, CampaignId campaign, std::string_view instrument,
                                std::string_view informant);

struct Written {
  campaigns::AnswerSet answers;  ///< one per item of the instrument
  bool hand_in = false;
};

/// Who writes: an account of staff, or a guardian's number.
struct Author {
  std::int64_t number = 0;
  AccountId account;  ///< named beside a signal; none for a guardian
};

/// Saves or hands in, in the caller's transaction, which has shown that this author may write about this student.
/// Critical items raise at every save, whatever families have said of the questionnaire: what an adult reports of
/// danger is not dropped. Without consent nothing else of a sheet is kept when it is handed in, and nobody can tell.
/// Problems: informant_closed, informant_sheet_done, informant_sheet_taken.
std::optional<Problem> keep_sheet(campaigns::Screening& screening, store::Transaction& transaction, const Asked& asked,
                                  StudentId student, const Key& student_key, const Author& author,
                                  const Written& written);

/// Title, stem, items and options in both languages.
api::InformantForm form_of(const psychometrics::Instrument& instrument);
/// What was answered, opened with the student's key; nothing when it does not open.
campaigns::AnswerSet open_answers(StudentId student, const Key& student_key, BytesView sealed);
/// The same, item by item.
std::vector<api::InformantAnswer> told_answers(const psychometrics::Instrument& instrument, StudentId student,
                                               const Key& student_key, BytesView sealed);

/// Campaigns in which the caller's class is to be looked at.
api::InformantTasks list_tasks(campaigns::Screening& screening, const access::Caller& caller,
                               std::string_view language);
/// The class with how far each sheet is. Problem not_found.
Result<api::InformantClass> list_class(campaigns::Screening& screening, const access::Caller& caller,
                                       CampaignId campaign, const std::string& instrument, std::string_view language);
/// The caller's own unfinished sheet; of one that is handed in only that it is. Problem not_found.
Result<api::InformantSheet> read_sheet(campaigns::Screening& screening, const access::Caller& caller,
                                       const SheetKey& key);
/// Problems: not_found and those of keep_sheet.
Status save_sheet(campaigns::Screening& screening, const access::Caller& caller, const SheetKey& key,
                  const Asked& asked, const Written& written);

}  // namespace rongxin::informants
