#include "tests/access/oracle/oracle.h"

#include <algorithm>
#include <functional>
#include <map>

#include "tests/access/oracle/sight.h"

namespace oracle {
namespace {

template <class Rows, class KeyOf, class May>
Opinion over(const Rows& rows, KeyOf key_of, May may) {
  Opinion result;
  for (const auto& row : rows) {
    ++result.decisions;
    if (may(row)) result.seen.insert(key_of(row));
  }
  return result;
}

bool set_aside(const City& city, Number student, Number campaign, Number attempt) {
  return any_of(city.sheets, [&](const Sheet& one) {
    return one.student == student && one.campaign == campaign && one.attempt == attempt && one.set_aside;
  });
}

/// Read as a result: not of a recalled campaign, not one that two children shared or somebody else answered.
bool stands(const City& city, Number student, Number campaign, Number attempt) {
  return !any_of(city.campaigns, [&](const Campaign& one) { return one.id == campaign && one.recalled; }) &&
         !set_aside(city, student, campaign, attempt);
}

bool recalled(const City& city, Number campaign) {
  return any_of(city.campaigns, [&](const Campaign& one) { return one.id == campaign && one.recalled; });
}

/// A class teacher fills sheets about the own class; the psychologist reads what was handed in and kept.
bool fills_for(const City& city, const Sight& sight, Number student, Number campaign) {
  return sight.is({"class_teacher"}) && sight.roster(student) && !recalled(city, campaign);
}
bool reads_result(const City& city, const Sight& sight, const InformantSheet& one) {
  // Every act of the made-up city is a guardian's yes of a child under 14.
  const bool yes =
      any_of(city.consent_acts, [&](const ConsentAct& act) { return act.student == one.student && !act.taken_back; });
  const bool takes_part = any_of(city.members, [&](const Member& m) {
    return m.student == one.student && m.campaign == one.campaign && (!m.asked_of_families || yes);
  });
  return one.state == "submitted" && takes_part && sight.psychologist_of(one.student) && !recalled(city, one.campaign);
}

/// Sheets of paper are typed by the psychology teacher of the child's school, or an operator of that school whom she
/// has named.
bool types_for(const City& city, const Sight& sight, Number student, Number campaign) {
  const Enrolment* now = sight.enrolment(student);
  if (now == nullptr || !sight.works() || now->school != sight.post().unit || !sight.reads(now->school, student))
    return false;
  return sight.is({"psychology_teacher"}) ||
         (sight.is({"session_operator"}) && any_of(city.paper_helpers, [&](const PaperTypist& one) {
            return !one.ended && one.campaign == campaign && one.account == sight.post().account &&
                   one.school == sight.post().unit;
          }));
}

bool on_the_board(const Sight& sight, const Unit& unit) {
  if (unit.closed || !sight.below(unit.id)) return false;
  if (sight.is({"class_teacher", "psychology_teacher", "school_leader"})) return unit.kind == "class";
  return sight.is({"county_officer", "city_officer"}) && unit.parent == sight.post().unit;
}

bool handed_in(const Sheet& one) { return one.state == "submitted" || one.state == "closed_unfinished"; }

// Seats of a session: the operator only while it is open; the class's own teachers also afterwards.
Opinion seats(const City& city, const Sight& sight) {
  Opinion result;
  for (const auto& session : city.class_sessions)
    for (const auto& member : city.members) {
      if (member.campaign != session.campaign || member.school_class != session.school_class) continue;
      ++result.decisions;
      const Enrolment* now = sight.enrolment(member.student);
      if (!sight.class_session(session) || now == nullptr || now->school_class != session.school_class ||
          !sight.reads(now->school, member.student))
        continue;
      if (sight.is({"session_operator"}) && session.closed) continue;
      result.seen.insert({session.id, member.student});
    }
  return result;
}

Opinion seat_claims(const City& city, const Sight& sight) {
  const Opinion seen = seats(city, sight);
  return over(
      city.seat_claims,
      [](const SeatClaim& one) {
        return Key{one.session, one.student, one.no};
      },
      [&](const SeatClaim& one) {
        return seen.seen.contains(Key{one.session, one.student});
      });
}

Opinion reachable_adults(const City& city, const Sight& sight) {
  return over(
      city.duties,
      [](const Duty& one) {
        return Key{one.account, one.unit};
      },
      [&](const Duty& one) {
        const bool ended =
            any_of(city.accounts, [&](const Account& account) { return account.id == one.account && account.ended; });
        return !ended && !one.ended && sight.is({"class_teacher", "session_operator", "psychology_teacher"}) &&
               sight.above(one.unit);
      });
}

// Care: an operator is worried about whom the open session shows; everybody else about the own roster.
bool seated_in_open_session(const City& city, const Sight& sight, Number student) {
  const Enrolment* now = sight.enrolment(student);
  if (!sight.is({"session_operator"}) || now == nullptr || !sight.reads(now->school, student)) return false;
  return any_of(city.class_sessions, [&](const ClassSession& session) {
    return !session.closed && sight.class_session(session) && now->school_class == session.school_class &&
           any_of(city.members, [&](const Member& member) {
             return member.student == student && member.campaign == session.campaign &&
                    member.school_class == session.school_class;
           });
  });
}

Opinion my_concerns(const City& city, const Sight& sight) {
  return over(
      city.signals,
      [](const Signal& one) {
        return Key{one.student, one.no};
      },
      [&](const Signal& one) {
        if (one.raised_by == 0 || !sight.works() || one.raised_by != sight.post().account) return false;
        const Enrolment* now = sight.enrolment(one.student);
        return now != nullptr &&
               (sight.roster(one.student) || (sight.is({"session_operator"}) && sight.below(now->school_class)));
      });
}

using Rule = std::function<Opinion(const City&, const Sight&)>;

Key by_informant(const InformantSheet& one) { return {one.student, one.campaign, one.by_teacher ? 1 : 2}; }
template <class Row>
Key by_sheet(const Row& one) {
  return {one.student, one.campaign, one.attempt};
}
template <class Row>
Key by_campaign(const Row& one) {
  return {one.student, one.campaign};
}
template <class Row>
Key by_number(const Row& one) {
  return {one.student, one.no};
}

using Rules = std::map<std::string, Rule>;

Rules of_roll_and_alerts() {
  return {
      {"visible_unit",
       [](const City& c, const Sight& s) {
         return over(
             c.units, [](const Unit& u) { return Key{u.id}; },
             [&](const Unit& u) { return !u.closed && s.below(u.id); });
       }},
      {"visible_student",
       [](const City& c, const Sight& s) {
         return over(
             c.students, [](const Student& st) { return Key{st.id}; },
             [&](const Student& st) { return s.roster(st.id); });
       }},
      {"visible_identity",
       [](const City& c, const Sight& s) {
         return over(
             c.students, [](const Student& st) { return Key{st.id}; },
             [&](const Student& st) { return s.teacher_of(st.id); });
       }},
      {"visible_identifier",
       [](const City& c, const Sight& s) {
         return over(c.identifiers, by_number<Identifier>,
                     [&](const Identifier& i) { return !i.replaced && s.psychologist_of(i.student); });
       }},
      {"visible_guardian",
       [](const City& c, const Sight& s) {
         return over(c.guardians, by_number<Guardian>, [&](const Guardian& g) { return s.teacher_of(g.student); });
       }},
      {"visible_guardian_limit",
       [](const City& c, const Sight& s) {
         return over(c.guardians, by_number<Guardian>, [&](const Guardian& g) { return s.psychologist_of(g.student); });
       }},
      {"visible_student_key",
       [](const City& c, const Sight& s) {
         return over(
             c.students, [](const Student& st) { return Key{st.id}; },
             [&](const Student& st) { return s.teacher_of(st.id) || s.granted(st.id); });
       }},
      {"visible_campaign",
       [](const City& c, const Sight& s) {
         return over(
             c.campaigns, [](const Campaign& one) { return Key{one.id}; },
             [&](const Campaign& one) { return s.campaign(one); });
       }},
      {"visible_class_completion",
       [](const City& c, const Sight& s) {
         return over(
             c.campaign_classes,
             [](const CampaignClass& one) {
               return Key{one.campaign, one.school_class};
             },
             [&](const CampaignClass& one) {
               return s.is({"class_teacher", "session_operator", "psychology_teacher", "school_leader",
                            "county_officer", "city_officer"}) &&
                      s.below(one.school_class);
             });
       }},
      {"visible_completion",
       [](const City& c, const Sight& s) {
         return over(
             c.members,
             [](const Member& m) {
               return Key{m.student, m.campaign};
             },
             [&](const Member& m) { return s.teacher_of(m.student); });
       }},
      {"visible_attempt",
       [](const City& c, const Sight& s) {
         return over(
             c.members,
             [](const Member& m) {
               return Key{m.student, m.campaign};
             },
             [&](const Member& m) { return s.psychologist_of(m.student); });
       }},
      {"visible_set_aside",
       [](const City& c, const Sight& s) {
         return over(c.sheets, by_sheet<Sheet>,
                     [&](const Sheet& one) { return one.set_aside && s.psychologist_of(one.student); });
       }},
      {"visible_score",
       [](const City& c, const Sight& s) {
         return over(c.scores, by_sheet<Score>, [&](const Score& one) {
           return s.reads_sheet(one) && stands(c, one.student, one.campaign, one.attempt);
         });
       }},
      {"visible_sheet",
       [](const City& c, const Sight& s) {
         return over(c.sheets, by_sheet<Sheet>, [&](const Sheet& one) {
           return handed_in(one) && s.reads_sheet(one) && stands(c, one.student, one.campaign, one.attempt);
         });
       }},
      {"visible_item_answer",
       [](const City& c, const Sight& s) {
         return over(c.sheets, by_sheet<Sheet>, [&](const Sheet& one) {
           return handed_in(one) && s.psychologist_of(one.student) &&
                  s.signalled(one.student, one.campaign, one.attempt);
         });
       }},
      {"visible_draft_answer",
       [](const City& c, const Sight& s) {
         return over(
             c.drafts,
             [](const Draft& d) {
               return Key{d.student, d.campaign, d.attempt, d.device};
             },
             [&](const Draft& d) {
               return !d.withheld && s.psychologist_of(d.student) && s.signalled(d.student, d.campaign, d.attempt);
             });
       }},
      {"visible_alert",
       [](const City& c, const Sight& s) {
         return over(c.alerts, by_number<Alert>, [&](const Alert& a) { return s.alert_of(a.student, a.no); });
       }},
      {"visible_alert_signal",
       [](const City& c, const Sight& s) {
         return over(
             c.signals,
             [](const Signal& g) {
               return Key{g.student, g.alert, g.campaign};
             },
             [&](const Signal& g) { return s.alert_of(g.student, g.alert); });
       }},
      {"visible_notification",
       [](const City& c, const Sight& s) {
         return over(
             c.notifications,
             [](const Notification& one) {
               return Key{one.student, one.alert, one.no};
             },
             [&](const Notification& one) { return s.alert_of(one.student, one.alert); });
       }},
      {"visible_call_delivery",
       [](const City& c, const Sight& s) {
         return over(
             c.call_messages, [](const CallMessage& one) { return Key{one.event}; },
             [&](const CallMessage& one) { return one.belongs && s.alert_of(one.student, one.alert); });
       }},
      {"visible_support_request",
       [](const City& c, const Sight& s) {
         return over(
             c.supports,
             [](const Support& one) {
               return Key{one.student, one.alert, one.no};
             },
             [&](const Support& one) { return s.alert_of(one.student, one.alert); });
       }},
      {"visible_clock",
       [](const City& c, const Sight& s) {
         return over(
             c.clocks, [](const OpenClock& one) { return Key{one.id}; },
             [&](const OpenClock& one) {
               if (!s.below(one.school)) return false;
               if (s.is({"county_officer", "city_officer"})) return true;
               if (s.is({"school_leader"}))
                 return one.tier == 1 || one.came_up || one.reached_leaders ||
                        std::any_of(c.duties.begin(), c.duties.end(), [&](const Duty& d) {
                          return !d.ended && d.account == s.post().account && d.unit == s.post().unit;
                        });
               if (s.is({"system_administrator"})) return one.unreachable;
               return s.is({"counselling_centre"}) && (one.asked || one.came_up);
             });
       }},
      {"visible_school_completion",
       [](const City& c, const Sight& s) {
         return over(
             c.school_counts,
             [](const SchoolCount& one) {
               return Key{one.campaign, one.school};
             },
             [&](const SchoolCount& one) {
               return one.campaign != 0 && s.is({"county_officer", "city_officer"}) && s.below(one.school);
             });
       }},
      {"visible_alert_tally",
       [](const City& c, const Sight& s) {
         return over(
             c.school_counts, [](const SchoolCount& one) { return Key{one.school}; },
             [&](const SchoolCount& one) {
               return one.campaign == 0 && s.is({"county_officer", "city_officer"}) && s.below(one.school);
             });
       }},
      {"visible_colleague",
       [](const City& c, const Sight& s) {
         return over(
             c.accounts, [](const Account& one) { return Key{one.id}; },
             [&](const Account& one) { return s.colleague(one.id); });
       }},
      {"visible_duty",
       [](const City& c, const Sight& s) {
         return over(
             c.duties, [](const Duty& one) { return Key{one.id}; },
             [&](const Duty& one) {
               return s.is({"psychology_teacher", "school_leader", "counselling_centre", "county_officer"}) &&
                      s.post().unit == one.unit;
             });
       }},
      {"visible_my_contact",
       [](const City& c, const Sight& s) {
         return over(
             c.contacts, [](const Contact& one) { return Key{one.account}; },
             [&](const Contact& one) { return s.works() && s.post().account == one.account; });
       }},
      {"visible_leave",
       [](const City& c, const Sight& s) {
         return over(
             c.leaves, [](const Leave& one) { return Key{one.id}; },
             [&](const Leave& one) { return s.colleague(one.account); });
       }},
      {"visible_distribution",
       [](const City& c, const Sight& s) {
         return over(
             c.distributions,
             [](const Distribution& d) {
               return Key{d.campaign, d.value};
             },
             [&](const Distribution& d) {
               return s.is({"psychology_teacher"}) && s.campaign(d.campaign) && stands(c, 0, d.campaign, 0);
             });
       }},
  };
}

Rules of_campaigns() {
  return {
      // Authoring: rule changes are the city officers'; what was scored again is class 5.
      {"visible_instrument_proposal",
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

Rules of_consent_and_care() {
  return {
      // Consent, class 3: who said what for the psychologist, 已回执 / 未回执 for the class teacher, counts above.
      {"visible_consent_act",
       [](const City& c, const Sight& s) {
         return over(c.consent_acts, by_number<ConsentAct>,
                     [&](const ConsentAct& a) { return s.psychologist_of(a.student); });
       }},
      {"visible_consent_return",
       [](const City& c, const Sight& s) {
         return over(
             c.consent_acts, [](const ConsentAct& a) { return Key{a.student}; },
             [&](const ConsentAct& a) {
               return !a.taken_back && a.way != "answering_page" && s.teacher_of(a.student);
             });
       }},
      {"visible_consent_entry",
       [](const City& c, const Sight& s) {
         return over(c.consent_acts, by_number<ConsentAct>, [&](const ConsentAct& a) {
           return a.way == "paper" && s.teacher_of(a.student) && s.post().account == a.entered_by;
         });
       }},
      {"visible_consent_link",
       [](const City& c, const Sight& s) {
         return over(c.consent_links, by_number<ConsentLink>,
                     [&](const ConsentLink& l) { return s.teacher_of(l.student); });
       }},
      {"visible_consent_count",
       [](const City& c, const Sight& s) {
         return over(
             c.consent_counts, [](const ConsentCount& one) { return Key{one.school_class}; },
             [&](const ConsentCount& one) {
               return s.is(
                          {"class_teacher", "psychology_teacher", "school_leader", "county_officer", "city_officer"}) &&
                      s.below(one.school_class);
             });
       }},
      {"visible_reachable_adult", reachable_adults},
      {"visible_class_session",
       [](const City& c, const Sight& s) {
         return over(
             c.class_sessions, [](const ClassSession& one) { return Key{one.id}; },
             [&](const ClassSession& one) { return s.class_session(one); });
       }},
      {"visible_seat", seats},
      // shell
      {"visible_own_calendar",
       [](const City& c, const Sight& s) {
         return over(
             c.calendar,
             [](const CalendarSpan& one) {
               return Key{one.unit, one.no};
             },
             [&](const CalendarSpan& one) {
               return s.is({"psychology_teacher", "school_leader", "county_officer", "city_officer"}) &&
                      s.post().unit == one.unit;
             });
       }},
      {"visible_concern_subject",
       [](const City& c, const Sight& s) {
         return over(
             c.students, [](const Student& st) { return Key{st.id}; },
             [&](const Student& st) { return s.roster(st.id) || seated_in_open_session(c, s, st.id); });
       }},
      {"visible_my_concern", my_concerns},
      {"visible_observation",
       [](const City& c, const Sight& s) {
         return over(
             c.observations,
             [](const Observation& o) {
               return Key{o.student, o.round};
             },
             [&](const Observation& o) { return s.teacher_of(o.student); });
       }},
      {"visible_observation_round",
       [](const City& c, const Sight& s) {
         return over(
             c.observation_rounds, [](const ObservationRound& r) { return Key{r.id}; },
             [&](const ObservationRound& r) {
               return s.is({"psychology_teacher", "class_teacher"}) && s.below(r.school_class);
             });
       }},
      {"visible_appointment",
       [](const City& c, const Sight& s) {
         return over(c.appointments, by_number<Appointment>,
                     [&](const Appointment& a) { return s.psychologist_of(a.student); });
       }},
      // Retests and rooms: class 5, what a sheet was worth.
      {"visible_retest",
       [](const City& c, const Sight& s) {
         return over(c.retests, by_campaign<Retest>, [&](const Retest& one) {
           return s.psychologist_of(one.student) && !set_aside(c, one.student, one.campaign, 1);
         });
       }},
      {"visible_class_anomaly",
       [](const City& c, const Sight& s) {
         return over(
             c.rooms, [](const Room& one) { return Key{one.session}; },
             [&](const Room& one) { return s.is({"psychology_teacher"}) && s.below(one.school_class); });
       }},
      {"visible_student_view",
       [](const City& c, const Sight& s) {
         return over(
             c.views,
             [](const View& one) {
               return Key{one.student, one.no};
             },
             [&](const View& one) { return s.is({"auditor"}) || s.psychologist_of(one.student); });
       }},
      {"visible_account",
       [](const City& c, const Sight& s) {
         return over(
             c.accounts, [](const Account& one) { return Key{one.id}; },
             [&](const Account& one) { return s.keeps_account(one.id); });
       }},
      {"visible_managed_account",
       [](const City& c, const Sight& s) {
         return over(
             c.accounts, [](const Account& one) { return Key{one.id}; },
             [&](const Account& one) {
               const bool elsewhere = any_of(c.posts, [&](const Post& post) {
                 return post.account == one.id && !post.ended && !s.below(post.unit);
               });
               return s.keeps_account(one.id) && !elsewhere && s.post().account != one.id;
             });
       }},
      {"visible_taken_alert",
       [](const City& c, const Sight& s) {
         return over(c.alerts, by_number<Alert>, [&](const Alert& a) { return s.took_on(a); });
       }},
      // Class 1: names only for a leader, the own class for a class teacher, like a psychologist for the centre.
      {"visible_taken_guardian",
       [](const City& c, const Sight& s) {
         return over(c.guardians, by_number<Guardian>, [&](const Guardian& g) {
           const Enrolment* now = s.enrolment(g.student);
           return !g.silent && now != nullptr &&
                  any_of(c.alerts, [&](const Alert& a) { return a.student == g.student && s.took_on(a); }) &&
                  (s.is({"counselling_centre"}) || (s.is({"class_teacher"}) && s.below(now->school_class)));
         });
       }},
      {"visible_alerted_sheet",
       [](const City& c, const Sight& s) {
         return over(
             c.signals,
             [](const Signal& g) {
               return Key{g.student, g.campaign, g.attempt};
             },
             [&](const Signal& g) {
               return s.alert_of(g.student, g.alert) && any_of(c.members, [&](const Member& m) {
                        return m.student == g.student && m.campaign == g.campaign;
                      });
             });
       }},
      {"visible_post",
       [](const City& c, const Sight& s) {
         return over(
             c.posts, [](const Post& one) { return Key{one.id}; },
             [&](const Post& one) { return s.is({"security_administrator"}) && !one.ended && s.below(one.unit); });
       }},
  };
}

// Height widens aggregates: an office reads and chooses schools, their own people classes.
Rules of_offices() {
  return {
      // Leave is the person's own business and the roster's; what it waits for is seen by the same.
      {"visible_leave_confirmation",
       [](const City& c, const Sight& s) {
         return over(
             c.leaves, [](const Leave& one) { return Key{one.id}; },
             [&](const Leave& one) { return s.colleague(one.account); });
       }},
      {"visible_my_leave",
       [](const City& c, const Sight& s) {
         return over(
             c.leaves, [](const Leave& one) { return Key{one.id}; },
             [&](const Leave& one) { return s.works() && s.post().account == one.account; });
       }},
      {"visible_my_leave_confirmation",
       [](const City& c, const Sight& s) {
         return over(
             c.leaves, [](const Leave& one) { return Key{one.id}; },
             [&](const Leave& one) { return s.works() && s.post().account == one.account; });
       }},
      {"visible_population_unit",
       [](const City& c, const Sight& s) {
         const auto whole = [&](const Unit& u) {
           return u.kind != "grade" && u.kind != "class" && u.kind != "hospital" && u.kind != "university" &&
                  u.kind != "bureau_department";
         };
         return over(
             c.units, [](const Unit& u) { return Key{u.id}; },
             [&](const Unit& u) {
               return !u.closed && s.below(u.id) &&
                      (s.is({"psychology_teacher"}) || (s.is({"county_officer", "city_officer"}) && whole(u)));
             });
       }},
      {"visible_campaign_class",
       [](const City& c, const Sight& s) {
         const auto own = [&](const CampaignClass& one) {
           return s.is({"class_teacher", "session_operator", "psychology_teacher", "school_leader"}) &&
                  s.below(one.school_class);
         };
         return over(
             c.campaign_classes,
             [](const CampaignClass& one) {
               return Key{one.campaign, one.school_class};
             },
             own);
       }},
  };
}

// Class teachers write, the psychologist reads; leaders and everybody above see nothing.
Rules of_informants() {
  return {
      {"visible_informant_pupil",
       [](const City& c, const Sight& s) {
         return over(
             c.members,
             [](const Member& m) {
               return Key{m.student, m.campaign};
             },
             [&](const Member& m) { return fills_for(c, s, m.student, m.campaign); });
       }},
      {"visible_informant_progress",
       [](const City& c, const Sight& s) {
         return over(c.informant_sheets, by_informant, [&](const InformantSheet& one) {
           return one.by_teacher && fills_for(c, s, one.student, one.campaign);
         });
       }},
      {"visible_own_informant_sheet",
       [](const City& c, const Sight& s) {
         return over(c.informant_sheets, by_informant, [&](const InformantSheet& one) {
           return one.by_teacher && one.state == "open" && fills_for(c, s, one.student, one.campaign) &&
                  one.author == s.post().account;
         });
       }},
      {"visible_informant_sheet",
       [](const City& c, const Sight& s) {
         return over(c.informant_sheets, by_informant,
                     [&](const InformantSheet& one) { return reads_result(c, s, one); });
       }},
      {"visible_informant_score",
       [](const City& c, const Sight& s) {
         return over(c.informant_sheets, by_informant,
                     [&](const InformantSheet& one) { return reads_result(c, s, one); });
       }},
      {"visible_informant_answer",
       [](const City& c, const Sight& s) {
         return over(c.informant_sheets, by_informant, [&](const InformantSheet& one) {
           return reads_result(c, s, one) &&
                  any_of(c.alerts, [&](const Alert& alert) { return alert.student == one.student; });
         });
       }},
      {"visible_informant_return",
       [](const City& c, const Sight& s) {
         return over(c.informant_sheets, by_informant,
                     [&](const InformantSheet& one) { return one.state != "open" && s.psychologist_of(one.student); });
       }},
  };
}

const Rules& rules() {
  static const Rules all = [] {
    Rules joined = of_roll_and_alerts();
    for (auto* more : {of_campaigns, of_consent_and_care, of_offices, of_informants}) joined.merge(more());
    return joined;
  }();
  return all;
}

}  // namespace

Opinion opinion(const City& city, Number context, const std::string& view) {
  return rules().at(view)(city, Sight(city, context));
}

std::set<Number> reachable_students(const City& city, Number context) {
  const Sight sight(city, context);
  std::set<Number> found;
  for (const auto& student : city.students) {
    const Enrolment* now = sight.enrolment(student.id);
    const bool by_school =
        sight.is({"psychology_teacher", "school_leader"}) && sight.reads(sight.post().unit, student.id);
    const bool by_class = sight.is({"class_teacher", "session_operator", "psychology_teacher"}) && now != nullptr &&
                          sight.below(now->school_class);
    const bool by_grant = sight.is({"counselling_centre"}) && any_of(city.grants, [&](const Grant& one) {
                            return one.student == student.id && !one.ended && one.account == sight.post().account &&
                                   one.unit == sight.post().unit;
                          });
    const bool by_call =
        sight.is({"class_teacher", "session_operator", "counselling_centre"}) &&
        any_of(city.alerts, [&](const Alert& one) {
          return one.student == student.id && one.taken_by == sight.post().account && sight.was_called(one);
        });
    if (by_school || by_class || by_grant || by_call) found.insert(student.id);
  }
  return found;
}

}  // namespace oracle
