#include "informants/routes.h"

#include "answering/problems.h"
#include "informants/family_questions.h"
#include "informants/informant_results.h"
#include "operations/slice.h"
#include "platform/problem_catalogue.h"

namespace rongxin::informants {
namespace {

using access::Caller;
using campaigns::Screening;

/// The answers of a request against the items of an instrument.
Result<Written> written_of(const std::vector<api::InformantAnswer>& answers, bool hand_in,
                           const campaigns::CampaignInstrument& instrument) {
  const auto& compiled = instrument.compiled;
  Written written{campaigns::AnswerSet(compiled.source.items.size()), hand_in};
  std::vector<bool> seen(compiled.source.items.size(), false);
  for (std::size_t i = 0; i < answers.size(); ++i) {
    const auto& [item, value] = answers[i];
    const int place = compiled.item_index(item);
    if (place < 0) return Problem(problems::unknown_item, "answers", {{"item", item}});
    const auto at = static_cast<std::size_t>(place);
    if (seen[at]) return Problem(problems::item_twice, "answers", {{"item", item}});
    if (!compiled.allows(at, static_cast<int>(value)))
      return operations::refused("answers[" + std::to_string(i) + "].value", "option of " + item);
    seen[at] = true;
    written.answers.value[at] = static_cast<std::int8_t>(value);
  }
  return written;
}

Status save(Screening& screening, const Caller& caller, const api::save_informant_sheet::In& in) {
  const auto asked = find_asked(screening, in.id, in.instrument, "teacher");
  if (!asked) return problems::not_found;
  RONGXIN_TRY(written, written_of(in.body.answers, in.body.hand_in.value_or(false), *asked->instrument));
  return save_sheet(screening, caller, {in.student_id, in.id, in.instrument}, *asked, written);
}

Result<api::FamilySheetState> family_save(Screening& screening, const api::save_family_answers::In& in) {
  const auto asked = find_asked(screening, in.body.campaign_id, in.body.instrument, "guardian");
  if (!asked) return problems::not_found;
  RONGXIN_TRY(written, written_of(in.body.answers, in.body.hand_in.value_or(false), *asked->instrument));
  return save_answers(screening, in.token, in.body.birthday, *asked, written);
}

}  // namespace

std::vector<http::Route> informant_routes(Screening& screening) {
  operations::Slice slice(screening);
  slice
      .on<api::list_informant_tasks>(
          [](Screening& with, const Caller& caller, const api::list_informant_tasks::In& in) {
            return Result(list_tasks(with, caller, in.language));
          })
      .on<api::read_informant_counts>(
          [](Screening& with, const Caller& caller, const api::read_informant_counts::In& in) {
            return informant_counts(with, caller, in.id, in.language);
          })
      .on<api::list_informant_sheets>(
          [](Screening& with, const Caller& caller, const api::list_informant_sheets::In& in) {
            return list_class(with, caller, in.id, in.instrument, in.language);
          })
      .on<api::read_informant_sheet>(
          [](Screening& with, const Caller& caller, const api::read_informant_sheet::In& in) {
            return read_sheet(with, caller, {in.student_id, in.id, in.instrument});
          })
      .on<api::save_informant_sheet>(save);
  return slice.routes();
}

std::vector<http::Route> family_question_routes(Screening& screening) {
  operations::Slice slice(screening);
  slice
      .on<api::open_family_questions>([](Screening& with, const api::open_family_questions::In& in) {
        return open_questions(with, in.token, in.body.birthday);
      })
      .on<api::save_family_answers>(family_save);
  return slice.routes();
}

}  // namespace rongxin::informants
