#pragma once
// What a child is told of who comes and when: only what the calendar and the duty of this hour can keep.
#include "campaigns/screening.h"
#include "psychometrics/instrument.h"

namespace rongxin::answering {

struct HelpPromises {
  psychometrics::Text today, now;
  const psychometrics::Text& of(std::string_view wish) const { return wish == "now" ? now : today; }
};

/// What the promises depend on.
struct HelpAtHand {
  bool psychologist = false;  ///< one works at the school
  bool anybody = false;       ///< somebody can be called at this moment
  bool school_time = false;
  bool before_school = false;   ///< a school day that has not begun
  std::string next_school_day;  ///< "2026-11-30"; empty when it is further than a few days away
};
/// `own_words`: what the campaign promises for a school day on which its psychologist is there.
HelpPromises promises_of(const HelpAtHand& at_hand, const psychometrics::Text& own_words);
/// As things stand for a child's school now.
HelpPromises help_promises(campaigns::Screening& screening, StudentId student, const psychometrics::Text& own_words);
/// What a child reads who asked for somebody before and comes back.
const psychometrics::Text& help_on_its_way();

/// The helplines that this child is shown: public, of city and county, then the campaign's own (JSON array of
/// HotlineEntry).
std::string hotlines_of(campaigns::Screening& screening, StudentId student,
                        const std::vector<settings::Hotline>& campaigns);

}  // namespace rongxin::answering
