#include "fieldwork/routes.h"

#include "fieldwork/access_slips.h"
#include "fieldwork/class_session.h"
#include "fieldwork/lesson_day.h"
#include "fieldwork/paper_entry.h"
#include "fieldwork/recall.h"
#include "operations/slice.h"

namespace rongxin::fieldwork {

std::vector<http::Route> fieldwork_routes(campaigns::Screening& screening) {
  operations::Slice slice(screening);
  slice.on<api::open_class_session>(open_class_session)
      .on<api::read_class_session>(read_class_session)
      .on<api::release_seat>(release_seat)
      .on<api::close_class_session>(close_class_session)
      .on<api::read_board>(read_board)
      .on<api::read_class_day>(read_class_day)
      .on<api::print_access_slips>(print_access_slips)
      .on<api::print_personal_cards>(print_personal_cards)
      .on<api::list_unfinished>(list_unfinished)
      .on<api::set_away>(set_away)
      .on<api::give_new_code>(give_new_code)
      .on<api::separate_devices>(separate_devices)
      .on<api::set_sheet_aside>(set_sheet_aside)
      .on<api::undo_set_aside>(undo_set_aside)
      .on<api::read_recall>(read_recall)
      .on<api::recall_campaign>(recall_campaign)
      .on<api::undo_recall>(undo_recall)
      .on<api::list_paper_sheets>(list_paper_sheets)
      .on<api::read_paper_differences>(read_paper_differences)
      .on<api::enter_paper_sheet>(enter_paper_sheet)
      .on<api::settle_paper_sheet>(settle_paper_sheet)
      .on<api::name_paper_helper>(name_paper_helper)
      .on<api::end_paper_helper>(end_paper_helper);
  return slice.routes();
}

}  // namespace rongxin::fieldwork
