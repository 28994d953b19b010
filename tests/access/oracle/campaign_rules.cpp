// Campaigns, class sessions, sheets, paper.
#include "tests/access/oracle/rules.h"

namespace oracle {

Rules of_campaigns() {
  return {
      // Authoring: rule changes are the city officers'; what was scored again is class 5.
      {"visible_city_proposal",
       [](const City& c, const Sight& s) {
         return over(
             c.proposals, [](const Proposal& one) { return Key{one.id}; },
             [&](const Proposal& one) { return one.unit == 0 && s.is({"city_officer"}); });
       }},
      // bureau: rule changes take two; an officer is the second person for the offices below, a psychologist within the
      // own school only.
      {"visible_proposal",
       [](const City& c, const Sight& s) {
         return over(
             c.proposals, [](const Proposal& one) { return Key{one.id}; },
             [&](const Proposal& one) {
               // Who gets a post or a new key is the leader's and the officers' to confirm, and no psychologist's.
               if (one.of_account)
                 return s.is({"school_leader", "security_administrator", "county_officer", "city_officer"}) &&
                        s.below(one.unit);
               return one.unit != 0 && ((s.is({"county_officer", "city_officer"}) && s.below(one.unit)) ||
                                        (s.is({"psychology_teacher"}) && s.post().unit == one.unit));
             });
       }},
      // What was done to an account is told to its person, to the school or office where it has or had a post, and to
      // the auditor.
      {"visible_account_act",
       [](const City& c, const Sight& s) {
         return over(
             c.account_acts, [](const AccountAct& one) { return Key{one.id}; },
             [&](const AccountAct& act) {
               if (!s.works()) return false;
               if (s.is({"auditor"}) || s.post().account == act.account) return true;
               return any_of(c.posts, [&](const Post& post) {
                 if (post.account != act.account) return false;
                 return s.is({"school_leader", "psychology_teacher", "security_administrator"})
                            ? s.below(post.unit)
                            : s.is({"counselling_centre", "county_officer", "city_officer"}) &&
                                  post.unit == s.post().unit;
               });
             });
       }},
      {"visible_own_setting",
       [](const City& c, const Sight& s) {
         return over(
             c.settings, [](const SettingVersion& one) { return Key{one.id}; },
             [&](const SettingVersion& one) {
               return s.is({"psychology_teacher", "school_leader", "county_officer", "city_officer"}) &&
                      s.post().unit == one.unit;
             });
       }},
      {"visible_setting_version",
       [](const City& c, const Sight& s) {
         return over(
             c.settings, [](const SettingVersion& one) { return Key{one.id}; },
             [&](const SettingVersion& one) {
               return s.is({"psychology_teacher", "school_leader", "county_officer", "city_officer"}) &&
                      (s.above(one.unit) || s.post().unit == one.unit);
             });
       }},
      // end of bureau
      {"visible_rescored_sheet",
       [](const City& c, const Sight& s) {
         return over(c.rescored, by_sheet<Rescored>, [&](const Rescored& one) {
           return s.psychologist_of(one.student) && stands(c, one.student, one.campaign, one.attempt);
         });
       }},
      {"visible_rescored_score",
       [](const City& c, const Sight& s) {
         return over(c.rescored, by_sheet<Rescored>, [&](const Rescored& one) {
           return s.psychologist_of(one.student) && stands(c, one.student, one.campaign, one.attempt);
         });
       }},
      // Campaigns on the page: a draft belongs to its office; when a class answers is operations, like completion.
      {"visible_campaign_draft",
       [](const City& c, const Sight& s) {
         return over(
             c.campaign_drafts, [](const CampaignDraft& one) { return Key{one.id}; },
             [&](const CampaignDraft& one) {
               return !one.deleted && s.is({"psychology_teacher", "county_officer", "city_officer"}) &&
                      s.post().unit == one.unit;
             });
       }},
      {"visible_class_slot",
       [](const City& c, const Sight& s) {
         return over(
             c.class_slots,
             [](const ClassSlot& one) {
               return Key{one.campaign, one.school_class};
             },
             [&](const ClassSlot& one) {
               return s.is({"class_teacher", "session_operator", "psychology_teacher", "school_leader",
                            "county_officer", "city_officer"}) &&
                      s.below(one.school_class);
             });
       }},
      {"visible_slot_plan",
       [](const City& c, const Sight& s) {
         return over(
             c.slot_plans,
             [](const SlotPlan& one) {
               return Key{one.campaign, one.school};
             },
             [&](const SlotPlan& one) {
               return s.is({"session_operator", "psychology_teacher", "school_leader", "county_officer",
                            "city_officer"}) &&
                      s.below(one.school);
             });
       }},
      // lesson
      {"visible_myself",
       [](const City& c, const Sight& s) {
         return over(
             c.accounts, [](const Account& one) { return Key{one.id}; },
             [&](const Account& one) { return s.works() && s.post().account == one.id; });
       }},
      {"visible_board_unit",
       [](const City& c, const Sight& s) {
         return over(
             c.units, [](const Unit& one) { return Key{one.id}; },
             [&](const Unit& one) { return on_the_board(s, one); });
       }},
      {"visible_own_campaign",
       [](const City& c, const Sight& s) {
         return over(
             c.campaigns, [](const Campaign& one) { return Key{one.id}; },
             [&](const Campaign& one) {
               return s.is({"psychology_teacher", "school_leader", "county_officer", "city_officer"}) &&
                      s.post().unit == one.unit;
             });
       }},
      {"visible_paper_pupil",
       [](const City& c, const Sight& s) {
         return over(
             c.members,
             [](const Member& m) {
               return Key{m.student, m.campaign};
             },
             [&](const Member& m) { return types_for(c, s, m.student, m.campaign); });
       }},
      {"visible_paper_entry",
       [](const City& c, const Sight& s) {
         return over(
             c.paper_entries,
             [](const PaperEntry& e) {
               return Key{e.student, e.campaign, e.no};
             },
             [&](const PaperEntry& e) { return types_for(c, s, e.student, e.campaign); });
       }},
      {"visible_operator",
       [](const City& c, const Sight& s) {
         return over(
             c.accounts, [](const Account& one) { return Key{one.id}; },
             [&](const Account& one) {
               return !one.ended && s.is({"psychology_teacher"}) && any_of(c.posts, [&](const Post& p) {
                 return p.account == one.id && p.role == "session_operator" && !p.ended && p.unit == s.post().unit;
               });
             });
       }},
      {"visible_paper_helper",
       [](const City& c, const Sight& s) {
         return over(
             c.paper_helpers,
             [](const PaperTypist& one) {
               return Key{one.campaign, one.school, one.account};
             },
             [&](const PaperTypist& one) {
               return !one.ended && s.is({"psychology_teacher"}) && s.post().unit == one.school;
             });
       }},
      {"visible_seat_claim", seat_claims},
      // end of lesson
  };
}

}  // namespace oracle
